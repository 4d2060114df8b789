using Microsoft.ML;

namespace Xfel.ML;

/// <summary>Applies the logarithmic activation: <c>mlContext.Transforms.LogActivation(...)</c>.</summary>
public static class LogActivationCatalog
{
    /// <summary>Applies h(x) = sign(x) alpha (ln(|x| + 1/e) + 1) to every pixel (Zimmermann 2019, Eq. 11).</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write, of the input's dimensions.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="alpha">The strength, finite and positive; the slope at 0 is alpha e.</param>
    public static LogActivationEstimator LogActivation(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, float alpha = 0.2f)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new LogActivationEstimator(outputColumnName, inputColumnName, alpha);
    }
}
