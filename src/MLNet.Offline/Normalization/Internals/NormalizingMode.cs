namespace Microsoft.ML.Internals;

/// <summary>How a column is normalized.</summary>
internal enum NormalizingMode
{
    MinMax,
    MeanVariance,
    LogMeanVariance,
}
