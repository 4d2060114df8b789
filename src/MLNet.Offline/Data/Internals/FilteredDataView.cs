namespace Microsoft.ML.Internals;

/// <summary>Those rows of a table that a test on some columns accepts.</summary>
internal sealed class FilteredDataView(IDataView source, int[] testedColumns, Func<DataViewRow, Func<bool>> makeTest) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = ActiveColumns.Of(columnsNeeded, Schema);
        return Filter(source.GetRowCursor(InputColumns(active), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        bool[] active = ActiveColumns.Of(columnsNeeded, Schema);
        return [.. source.GetRowCursorSet(InputColumns(active), n, rand).Select(cursor => Filter(cursor, active))];
    }

    private FilterCursor Filter(DataViewRowCursor input, bool[] active) => new(input, Schema, active, makeTest(input));

    private IEnumerable<DataViewSchema.Column> InputColumns(bool[] active)
        => Schema.Where(column => active[column.Index] || Array.IndexOf(testedColumns, column.Index) >= 0);
}
