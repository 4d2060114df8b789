using System.Numerics;
using System.Runtime.InteropServices;

namespace Xfel.ML.Networks.Internals;

internal static class FiniteCheck
{
    /// <summary>Whether there is neither NaN nor infinity: only for these is x * 0 not 0.</summary>
    public static bool AllFinite(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        Vector<float> sums = default;
        foreach (Vector<float> vector in vectors)
            sums += vector * Vector<float>.Zero;
        float sum = Vector.Sum(sums);
        foreach (float value in values[(vectors.Length * Vector<float>.Count)..])
            sum += value * 0;
        return sum == 0;
    }
}
