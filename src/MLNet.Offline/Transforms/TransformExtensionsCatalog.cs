using Microsoft.ML.Internals;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Copying, joining, dropping and selecting columns.</summary>
public static class TransformExtensionsCatalog
{
    /// <summary>Copies a column.</summary>
    public static ColumnCopyingEstimator CopyColumns(this TransformsCatalog catalog, string outputColumnName, string inputColumnName)
        => new(ColumnPair.Of(outputColumnName, inputColumnName));

    /// <summary>Joins columns of one item type to a vector.</summary>
    public static ColumnConcatenatingEstimator Concatenate(this TransformsCatalog catalog, string outputColumnName, params string[] inputColumnNames)
        => new(outputColumnName, inputColumnNames);

    /// <summary>Drops columns.</summary>
    public static ColumnSelectingEstimator DropColumns(this TransformsCatalog catalog, params string[] columnNames)
        => new(new ColumnSelectingTransformer(columnNames, keepColumns: false, keepHidden: false));

    /// <summary>Keeps some columns, in the given order.</summary>
    public static ColumnSelectingEstimator SelectColumns(this TransformsCatalog catalog, string[] columnNames, bool keepHidden)
        => new(new ColumnSelectingTransformer(columnNames, keepColumns: true, keepHidden));

    /// <summary>Keeps some columns, in the given order.</summary>
    public static ColumnSelectingEstimator SelectColumns(this TransformsCatalog catalog, params string[] columnNames)
        => catalog.SelectColumns(columnNames, false);
}
