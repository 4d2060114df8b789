using System.Runtime.Intrinsics;

namespace Xfel.ML.Simulation;

/// <summary>From the regular grid of q across the beam to the detector's pixels.</summary>
internal static class AmplitudeInterpolation
{
    /// <summary>The squared magnitudes of one row of pixels.</summary>
    /// <param name="transform">The grid's amplitudes.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="x">q_x / k of the pixels.</param>
    /// <param name="y">q_y / k of the pixels.</param>
    /// <param name="destination">The row.</param>
    public static void Intensities(SliceTransform transform, in SliceGrid grid, ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> destination)
    {
        float scaleX = (float)(grid.WaveNumber / grid.X.WaveStep), scaleY = (float)(grid.WaveNumber / grid.Y.WaveStep);
        int stride = transform.Stride;
        for (int i = 0; i < destination.Length; i++)
        {
            float placeX = x[i] * scaleX, placeY = y[i] * scaleY, floorX = MathF.Floor(placeX), floorY = MathF.Floor(placeY);
            int first = ((int)floorY + grid.Y.Waves - BandLimitedTaps.Before) * stride + (int)floorX + grid.X.Waves - BandLimitedTaps.Before;
            Vector256<float> tapsX = BandLimitedTaps.Weights(placeX - floorX), tapsY = BandLimitedTaps.Weights(placeY - floorY);
            ref readonly float real = ref transform.Real.AsSpan(first, (BandLimitedTaps.Count - 1) * stride + BandLimitedTaps.Count)[0];
            ref readonly float imaginary = ref transform.Imaginary.AsSpan(first, (BandLimitedTaps.Count - 1) * stride + BandLimitedTaps.Count)[0];
            Vector256<float> sumReal = Vector256<float>.Zero, sumImaginary = Vector256<float>.Zero;
            for (int row = 0; row < BandLimitedTaps.Count; row++)
            {
                Vector256<float> tap = Vector256.Create(tapsY[row]);
                sumReal = Vector256.FusedMultiplyAdd(tap, Vector256.LoadUnsafe(in real, (nuint)(row * stride)), sumReal);
                sumImaginary = Vector256.FusedMultiplyAdd(tap, Vector256.LoadUnsafe(in imaginary, (nuint)(row * stride)), sumImaginary);
            }

            float re = Vector256.Sum(sumReal * tapsX), im = Vector256.Sum(sumImaginary * tapsX);
            destination[i] = re * re + im * im;
        }
    }
}
