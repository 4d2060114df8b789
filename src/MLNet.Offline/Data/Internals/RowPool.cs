namespace Microsoft.ML.Internals;

/// <summary>Values of one column for some rows at a time.</summary>
internal abstract class RowPool
{
    public static RowPool Create(DataViewRowCursor input, DataViewSchema.Column column, int rows)
        => Generic.Invoke(() => Make<int>(null, default, 0), column.Type.RawType, input, column, rows);

    /// <summary>Puts the input's current value into a place.</summary>
    public abstract void Fill(int place);

    private static RowPool Make<T>(DataViewRowCursor input, DataViewSchema.Column column, int rows) => new RowPool<T>(input.GetGetter<T>(column), rows);
}
