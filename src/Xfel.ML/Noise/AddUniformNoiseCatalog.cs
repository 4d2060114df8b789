using Microsoft.ML;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Adds noise to frames: <c>mlContext.Transforms.AddUniformNoise(...)</c>.</summary>
public static class AddUniformNoiseCatalog
{
    /// <summary>Adds noise as strong as the training frames say (Zimmermann's noise study).</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write, of the input's dimensions.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="level">How strong it is.</param>
    public static AddUniformNoiseEstimator AddUniformNoise(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, NoiseLevel level = NoiseLevel.Mean) =>
        catalog.AddUniformNoise(outputColumnName, inputColumnName, new UniformNoiseOptions { Level = level });

    /// <summary>Adds noise that is uniform on [0, b) to every pixel.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write, of the input's dimensions.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="options">Strength and seed.</param>
    public static AddUniformNoiseEstimator AddUniformNoise(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName, UniformNoiseOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new AddUniformNoiseEstimator(outputColumnName, inputColumnName, options);
    }
}
