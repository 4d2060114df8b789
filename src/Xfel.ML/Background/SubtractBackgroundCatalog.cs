using Microsoft.ML;

namespace Xfel.ML;

/// <summary>Takes the background off frames: <c>mlContext.Transforms.SubtractBackground(...)</c>.</summary>
public static class SubtractBackgroundCatalog
{
    /// <summary>Takes off a background that the training frames give.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write, of the input's dimensions.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="statistic">How they give it.</param>
    public static SubtractBackgroundEstimator SubtractBackground(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, BackgroundStatistic statistic = BackgroundStatistic.Median) =>
        catalog.SubtractBackground(outputColumnName, inputColumnName, new BackgroundOptions { Statistic = statistic });

    /// <summary>Takes off a background that is given, or that the training frames give.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write, of the input's dimensions.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="options">The background, or how it is fitted, and whether it is scaled to each frame.</param>
    public static SubtractBackgroundEstimator SubtractBackground(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName, BackgroundOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new SubtractBackgroundEstimator(outputColumnName, inputColumnName, options);
    }
}
