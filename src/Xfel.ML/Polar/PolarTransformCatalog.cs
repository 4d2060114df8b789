using Microsoft.ML;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Resamples frames on polar grids: <c>mlContext.Transforms.PolarTransform(...)</c>.</summary>
public static class PolarTransformCatalog
{
    /// <summary>Resamples frames around their middle.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write, of radii by angles.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    public static PolarTransformEstimator PolarTransform(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null) =>
        catalog.PolarTransform(outputColumnName, inputColumnName, new PolarTransformOptions());

    /// <summary>Resamples frames around a beam centre.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write, of radii by angles.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="options">Radii, angles, beam centre, and what bad samples become.</param>
    /// <param name="mask">Good pixels; null takes all of them.</param>
    public static PolarTransformEstimator PolarTransform(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName, PolarTransformOptions options, Mask? mask = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new PolarTransformEstimator(outputColumnName, inputColumnName, options, mask);
    }
}
