using Microsoft.ML;

namespace MLNet.Offline.Tests.Transforms;

/// <summary>A view that remembers which columns were asked of it.</summary>
internal sealed class ActiveProbe(IDataView source) : IDataView
{
    public string LastAskedFor { get; private set; } = "";

    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] columns = [.. columnsNeeded];
        LastAskedFor = string.Join(" ", columns.Select(c => c.Name));
        return source.GetRowCursor(columns, rand);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];
}
