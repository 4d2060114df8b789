using Microsoft.ML;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Renders frames: <c>mlContext.Transforms.RenderIntensityScale(...)</c>.</summary>
public static class RenderIntensityScaleCatalog
{
    /// <summary>Renders frames of photons as grey levels at one intensity scale, with the paper's JPEG step (quality 75).</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write: grey levels 0 to 255 as Single, the input's dimensions.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="scale">The intensity, in photons, that is rendered as full scale.</param>
    public static RenderIntensityScaleEstimator RenderIntensityScale(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, float scale = 10) =>
        catalog.RenderIntensityScale(outputColumnName, inputColumnName, new RenderOptions { Scale = scale });

    /// <summary>Renders frames as grey levels at one intensity scale.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write: grey levels 0 to 255 as Single, the input's dimensions.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="options">Gain, offset, intensity scale and JPEG quality.</param>
    /// <param name="mask">Good pixels; null takes all of them.</param>
    public static RenderIntensityScaleEstimator RenderIntensityScale(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName, RenderOptions options, Mask? mask = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new RenderIntensityScaleEstimator(outputColumnName, inputColumnName, options, mask);
    }
}
