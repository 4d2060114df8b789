using Microsoft.ML;

namespace Xfel.ML;

/// <summary>Makes VGG16 features: <c>mlContext.Transforms.FeaturizeVgg16(...)</c>.</summary>
public static class Vgg16FeaturizeCatalog
{
    /// <summary>Turns grey frames into features of a quarter-width VGG16 with seeded random weights.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write.</param>
    /// <param name="inputColumnName">The column of 224 x 224 frames to read, grey levels 0 to 255; null reads <paramref name="outputColumnName"/>.</param>
    public static Vgg16FeaturizeEstimator FeaturizeVgg16(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null) =>
        catalog.FeaturizeVgg16(outputColumnName, inputColumnName, new Vgg16Options());

    /// <summary>Turns grey frames into VGG16 features.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write.</param>
    /// <param name="inputColumnName">The column of 224 x 224 frames to read, grey levels 0 to 255; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="options">Weights, width, batch size, threads and progress.</param>
    public static Vgg16FeaturizeEstimator FeaturizeVgg16(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName, Vgg16Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new Vgg16FeaturizeEstimator(outputColumnName, inputColumnName, options);
    }
}
