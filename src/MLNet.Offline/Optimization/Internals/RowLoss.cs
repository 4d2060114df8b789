namespace Microsoft.ML.Numeric;

/// <summary>
/// The loss of one row under a linear model with one score per output. Parameters: first the biases, then the weights of each output.
/// Holds no state, so that several threads may share it.
/// </summary>
internal abstract class RowLoss(int outputCount, int featureCount)
{
    /// <summary>Scores of a row, and so biases.</summary>
    public int OutputCount => outputCount;

    public int FeatureCount => featureCount;

    public int ParameterCount => outputCount * (featureCount + 1);

    /// <summary>Gives the row's loss and adds its gradient.</summary>
    public abstract double Add(ReadOnlySpan<float> features, float label, float weight, ReadOnlySpan<float> point, Span<float> gradient);
}
