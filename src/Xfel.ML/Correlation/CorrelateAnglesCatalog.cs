using Microsoft.ML;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Correlates frames over angles: <c>mlContext.Transforms.CorrelateAngles(...)</c>.</summary>
public static class CorrelateAnglesCatalog
{
    /// <summary>Computes angular cross-correlation (CCF) maps around the frames' middle.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write, of radii by radii.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="order">Order n of the upper triangle.</param>
    public static CorrelateAnglesEstimator CorrelateAngles(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, int order = 8) =>
        catalog.CorrelateAngles(outputColumnName, inputColumnName, new CorrelationOptions { Order = order });

    /// <summary>Computes angular cross-correlation (CCF) maps.</summary>
    /// <param name="catalog">The catalog, <c>mlContext.Transforms</c>.</param>
    /// <param name="outputColumnName">The column to write, of radii by radii.</param>
    /// <param name="inputColumnName">The column of frames to read; null reads <paramref name="outputColumnName"/>.</param>
    /// <param name="options">Radii, angles, beam centre, order, part.</param>
    /// <param name="mask">Good pixels; null takes all of them.</param>
    /// <param name="threads">Threads of one cursor, which maps that many frames or a few more at once; 0 takes one for each processor. The maps do not depend on it.</param>
    public static CorrelateAnglesEstimator CorrelateAngles(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName, CorrelationOptions options, Mask? mask = null, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new CorrelateAnglesEstimator(outputColumnName, inputColumnName, options, mask, threads);
    }
}
