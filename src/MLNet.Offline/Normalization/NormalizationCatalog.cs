using Microsoft.ML.Internals;
using Microsoft.ML.Transforms;
using Defaults = Microsoft.ML.Transforms.NormalizingEstimator.Defaults;

namespace Microsoft.ML;

/// <summary>Normalizers.</summary>
public static class NormalizationCatalog
{
    /// <summary>Scales to -1..1 with zero kept, or to 0..1.</summary>
    public static NormalizingEstimator NormalizeMinMax(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName = null,
        long maximumExampleCount = Defaults.MaximumExampleCount, bool fixZero = Defaults.EnsureZeroUntouched)
        => new(new NormalizingColumn(outputColumnName, inputColumnName ?? outputColumnName, NormalizingMode.MinMax, maximumExampleCount, fixZero));

    /// <summary>Scales to -1..1 with zero kept, or to 0..1.</summary>
    public static NormalizingEstimator NormalizeMinMax(
        this TransformsCatalog catalog, InputOutputColumnPair[] columns,
        long maximumExampleCount = Defaults.MaximumExampleCount, bool fixZero = Defaults.EnsureZeroUntouched)
        => Make(columns, NormalizingMode.MinMax, maximumExampleCount, fixZero, useCdf: false);

    /// <summary>Scales to unit variance, with zero kept (then it is the mean square that becomes 1) or the mean made 0, or to the share of a normal distribution below.</summary>
    public static NormalizingEstimator NormalizeMeanVariance(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName = null,
        long maximumExampleCount = Defaults.MaximumExampleCount, bool fixZero = Defaults.EnsureZeroUntouched, bool useCdf = Defaults.MeanVarCdf)
        => new(new NormalizingColumn(outputColumnName, inputColumnName ?? outputColumnName, NormalizingMode.MeanVariance, maximumExampleCount, fixZero, useCdf));

    /// <summary>Scales to unit variance, with zero kept (then it is the mean square that becomes 1) or the mean made 0, or to the share of a normal distribution below.</summary>
    public static NormalizingEstimator NormalizeMeanVariance(
        this TransformsCatalog catalog, InputOutputColumnPair[] columns,
        long maximumExampleCount = Defaults.MaximumExampleCount, bool fixZero = Defaults.EnsureZeroUntouched, bool useCdf = Defaults.MeanVarCdf)
        => Make(columns, NormalizingMode.MeanVariance, maximumExampleCount, fixZero, useCdf);

    /// <summary>Scales by mean and variance of the logarithms.</summary>
    public static NormalizingEstimator NormalizeLogMeanVariance(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName = null,
        long maximumExampleCount = Defaults.MaximumExampleCount, bool useCdf = Defaults.LogMeanVarCdf)
        => new(new NormalizingColumn(outputColumnName, inputColumnName ?? outputColumnName, NormalizingMode.LogMeanVariance, maximumExampleCount, FixZero: false, useCdf));

    /// <summary>Scales by mean and variance of the logarithms.</summary>
    public static NormalizingEstimator NormalizeLogMeanVariance(
        this TransformsCatalog catalog, InputOutputColumnPair[] columns,
        long maximumExampleCount = Defaults.MaximumExampleCount, bool useCdf = Defaults.LogMeanVarCdf)
        => Make(columns, NormalizingMode.LogMeanVariance, maximumExampleCount, fixZero: false, useCdf);

    private static NormalizingEstimator Make(InputOutputColumnPair[] columns, NormalizingMode mode, long maximumExampleCount, bool fixZero, bool useCdf)
        => new([.. columns.Select(c => new NormalizingColumn(c.OutputColumnName, c.InputColumnName, mode, maximumExampleCount, fixZero, useCdf))]);
}
