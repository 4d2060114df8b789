namespace Microsoft.ML.Numeric;

/// <summary>The rows that a trainer learns from.</summary>
internal interface ITrainingRows
{
    /// <summary>Usable rows.</summary>
    long Count { get; }

    /// <summary>Sum of their weights.</summary>
    double WeightSum { get; }

    /// <summary>The sum of the rows' losses; their gradients are summed into <paramref name="gradient"/>, which is cleared first.</summary>
    double Accumulate(RowLoss loss, ReadOnlySpan<float> point, Span<float> gradient);
}
