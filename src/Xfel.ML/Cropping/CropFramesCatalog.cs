using Microsoft.ML;

namespace Xfel.ML;

/// <summary>Crops frames: <c>mlContext.Transforms.CropFrames(...)</c>.</summary>
public static class CropFramesCatalog
{
    /// <summary>Cuts a window out of the middle of frames, or pads them with 0 when the window is larger.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write.</param>
    /// <param name="height">Rows of the window.</param>
    /// <param name="width">Columns of the window.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    public static CropFramesEstimator CropFrames(
        this TransformsCatalog catalog, string outputColumnName, int height, int width, string? inputColumnName = null) =>
        catalog.CropFrames(outputColumnName, inputColumnName, new CropOptions { Height = height, Width = width });

    /// <summary>Cuts a window out of frames.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="options">Size and centre of the window, and what fills it outside the frame.</param>
    public static CropFramesEstimator CropFrames(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName, CropOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new CropFramesEstimator(outputColumnName, inputColumnName, options);
    }
}
