namespace Microsoft.ML.Internals;

/// <summary>A table with the columns of a mapper added.</summary>
internal sealed class MappedDataView(IDataView source, RowMapper mapper) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => mapper.Output.Schema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = ActiveColumns.Of(columnsNeeded, Schema);
        return new MappedCursor(source.GetRowCursor(InputColumns(active), rand), mapper, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        bool[] active = ActiveColumns.Of(columnsNeeded, Schema);
        return [.. source.GetRowCursorSet(InputColumns(active), n, rand).Select(cursor => new MappedCursor(cursor, mapper, active))];
    }

    private IEnumerable<DataViewSchema.Column> InputColumns(bool[] active)
        => ActiveColumns.Select(source.Schema, mapper.Output.ActiveInput(active, mapper.Dependencies));
}
