using Microsoft.ML;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Masks frames: <c>mlContext.Transforms.ApplyMask(...)</c>.</summary>
public static class ApplyMaskCatalog
{
    /// <summary>Marks the bad pixels of a mask in frames.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write, of the input's dimensions.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="mask">Good pixels.</param>
    /// <param name="fill">The value of bad pixels; NaN, which every later step takes as a bad pixel, or a number.</param>
    public static ApplyMaskEstimator ApplyMask(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName, Mask mask, float fill = float.NaN)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new ApplyMaskEstimator(outputColumnName, inputColumnName, mask, fill);
    }
}
