using Microsoft.ML.Internals;

namespace Microsoft.ML;

/// <summary>An output column and the input column that it is made from.</summary>
public sealed class InputOutputColumnPair
{
    /// <summary>A pair; without an input name both have the same.</summary>
    public InputOutputColumnPair(string outputColumnName, string inputColumnName = null)
    {
        Check.NonEmpty(outputColumnName, nameof(outputColumnName));
        InputColumnName = inputColumnName ?? outputColumnName;
        OutputColumnName = outputColumnName;
    }

    /// <summary>The input column.</summary>
    public string InputColumnName { get; }

    /// <summary>The output column.</summary>
    public string OutputColumnName { get; }
}
