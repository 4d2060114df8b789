using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>The base of transformers that make each output column of one input column.</summary>
public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    private protected readonly ColumnPair[] Pairs;

    private protected OneToOneTransformerBase(IReadOnlyList<ColumnPair> pairs)
    {
        Pairs = [.. pairs];
        ColumnPair.CheckDistinct(Pairs, "columns");
    }
}
