namespace Microsoft.ML.Internals;

/// <summary>The values of one column in memory.</summary>
internal abstract class ColumnCache(int column)
{
    public int Column => column;

    public static ColumnCache Create(DataViewRowCursor source, DataViewSchema.Column column, int size)
        => Generic.Invoke(() => Make<int>(null, default, 0), column.Type.RawType, source, column, size);

    /// <summary>Keeps the source's current value.</summary>
    public abstract void Append();

    /// <summary>Lets go of the source and of spare room.</summary>
    public abstract void Complete();

    private static ColumnCache Make<T>(DataViewRowCursor source, DataViewSchema.Column column, int size)
        => new ColumnCache<T>(source.GetGetter<T>(column), column.Index, size);
}
