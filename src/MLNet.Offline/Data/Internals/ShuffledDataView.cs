namespace Microsoft.ML.Internals;

/// <summary>A table in another order: the source shuffles where it can, and a pool of rows shuffles what comes.</summary>
internal sealed class ShuffledDataView(IDataView source, int seed, int poolRows, bool shuffleSource) : IDataView
{
    public bool CanShuffle => true;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        // Without a generator from outside every reading has the same order.
        rand ??= new TauswortheRandom((uint)seed);
        DataViewSchema.Column[] columns = [.. columnsNeeded];
        Random sourceRand = shuffleSource ? new TauswortheRandom(rand) : null;
        DataViewRowCursor input = source.GetRowCursor(columns, sourceRand);
        return poolRows == 1 ? input : new ShufflingCursor(input, ActiveColumns.Of(columns, Schema), poolRows, rand);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];
}
