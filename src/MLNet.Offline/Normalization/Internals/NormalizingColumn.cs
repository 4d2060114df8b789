namespace Microsoft.ML.Internals;

/// <summary>A column and how it is normalized.</summary>
internal sealed record NormalizingColumn(string Output, string Input, NormalizingMode Mode, long MaximumExampleCount, bool FixZero, bool UseCdf = false)
{
    public ColumnPair Pair => new(Output, Input);

    public void CheckOptions()
    {
        Check.NonEmpty(Output, "name");
        Check.NonEmpty(Input, "inputColumnName");
        Check.Param(MaximumExampleCount > 1, "maximumExampleCount", "Must be greater than 1");
    }
}
