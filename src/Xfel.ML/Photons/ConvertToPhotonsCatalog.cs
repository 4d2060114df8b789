using Microsoft.ML;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Converts frames: <c>mlContext.Transforms.ConvertToPhotons(...)</c>.</summary>
public static class ConvertToPhotonsCatalog
{
    /// <summary>Compresses frames of photons.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write, of the input's dimensions.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="scaling">How the photon counts are compressed.</param>
    public static ConvertToPhotonsEstimator ConvertToPhotons(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, PhotonScaling scaling = PhotonScaling.Linear) =>
        catalog.ConvertToPhotons(outputColumnName, inputColumnName, new PhotonOptions { Scaling = scaling });

    /// <summary>Turns frames in detector units into photons.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write, of the input's dimensions.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="options">Gain, offset and compression.</param>
    /// <param name="mask">Good pixels; null takes all of them.</param>
    public static ConvertToPhotonsEstimator ConvertToPhotons(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName, PhotonOptions options, Mask? mask = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new ConvertToPhotonsEstimator(outputColumnName, inputColumnName, options, mask);
    }
}
