using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Numerics.Internals;

/// <summary>Sums over the angles of each ring, one ring a lane.</summary>
internal static unsafe class RingComponents
{
    /// <summary>The plain sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(float* polar, nint stride, int radii, AngleRuns runs, float* sums)
    {
        for (int q = 0; q < radii; q += Vector512<float>.Count)
        {
            Vector512<float> sum = default;
            for (int run = 0; run < runs.Count; run++)
            {
                Vector512<float> part = default;
                for (int j = runs.Start(run), end = runs.Start(run + 1); j < end; j++)
                    part += Vector512.Load(polar + j * stride + q);
                sum += part;
            }

            sum.Store(sums + q);
        }
    }

    /// <summary>
    /// The component of one order (Zimmermann 2019, Eq. 15). The ring's mean is taken off first: it changes nothing, the sum of a whole number of turns being 0, but rounding does not grow with it then.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform(float* polar, nint stride, int radii, ReadOnlySpan<float> cosines, ReadOnlySpan<float> sines, float* means, float* real, float* imaginary)
    {
        for (int q = 0; q < radii; q += Vector512<float>.Count)
        {
            Vector512<float> mean = Vector512.Load(means + q), re = default, im = default;
            float* samples = polar + q;
            for (int j = 0; j < cosines.Length; j++, samples += stride)
            {
                Vector512<float> sample = Vector512.Load(samples) - mean;
                re = Vector512.MultiplyAddEstimate(sample, Vector512.Create(cosines[j]), re);
                im = Vector512.MultiplyAddEstimate(sample, Vector512.Create(sines[j]), im);
            }

            re.Store(real + q);
            im.Store(imaginary + q);
        }
    }
}
