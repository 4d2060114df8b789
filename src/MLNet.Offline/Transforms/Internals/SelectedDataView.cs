namespace Microsoft.ML.Internals;

/// <summary>A table with some of its columns.</summary>
internal sealed class SelectedDataView(IDataView source, ColumnSelection selection) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => selection.Schema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = ActiveColumns.Of(columnsNeeded, Schema);
        return new Cursor(source.GetRowCursor(selection.Sources(ActiveColumns.Select(Schema, active)), rand), selection, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        bool[] active = ActiveColumns.Of(columnsNeeded, Schema);
        return [.. source.GetRowCursorSet(selection.Sources(ActiveColumns.Select(Schema, active)), n, rand).Select(cursor => new Cursor(cursor, selection, active))];
    }

    private sealed class Cursor(DataViewRowCursor input, ColumnSelection selection, bool[] active) : SynchronizedCursor(input)
    {
        public override DataViewSchema Schema => selection.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => ActiveColumns.IsActive(active, column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => Input.GetGetter<TValue>(Input.Schema[selection.Source(Schema[column.Index]).Index]);
    }
}
