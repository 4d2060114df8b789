using Microsoft.ML;

namespace Xfel.ML;

/// <summary>Resizes frames: <c>mlContext.Transforms.ResizeFrames(...)</c>.</summary>
public static class ResizeFramesCatalog
{
    /// <summary>Resamples frames bilinearly to another size.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write.</param>
    /// <param name="height">Rows of the frames to write.</param>
    /// <param name="width">Columns of the frames to write.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    public static ResizeFramesEstimator ResizeFrames(
        this TransformsCatalog catalog, string outputColumnName, int height, int width, string? inputColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new ResizeFramesEstimator(outputColumnName, height, width, inputColumnName);
    }
}
