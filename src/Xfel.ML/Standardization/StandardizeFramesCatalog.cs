using Microsoft.ML;

namespace Xfel.ML;

/// <summary>Standardises frames: <c>mlContext.Transforms.StandardizeFrames(...)</c>.</summary>
public static class StandardizeFramesCatalog
{
    /// <summary>Brings frames to zero mean and unit variance.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write, of the input's dimensions.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="mode">Whether each frame is standardised by itself, or each pixel over the training frames.</param>
    public static StandardizeFramesEstimator StandardizeFrames(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, StandardizationMode mode = StandardizationMode.PerFrame)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new StandardizeFramesEstimator(outputColumnName, inputColumnName, mode);
    }
}
