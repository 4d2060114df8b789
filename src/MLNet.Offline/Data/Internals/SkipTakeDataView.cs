using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Some consecutive rows of a table; never shuffled and never parallel, as their order is what tells them apart.</summary>
internal sealed class SkipTakeDataView(IDataView source, long skip, long take) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => take == 0 ? 0 : source.GetRowCount() is long count ? Math.Min(Math.Max(0, count - skip), take) : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        DataViewSchema.Column[] columns = [.. columnsNeeded];
        return new Cursor(source.GetRowCursor(columns), ActiveColumns.Of(columns, Schema), skip, take);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor input, bool[] active, long skip, long take) : RootCursor(input.Schema, active)
    {
        private long _toSkip = skip;
        private long _left = take;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(column);

        protected override bool MoveNextCore()
        {
            if (_left == 0)
                return false;
            for (; _toSkip > 0; _toSkip--)
            {
                if (!input.MoveNext())
                    return false;
            }

            _left--;
            return input.MoveNext();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }
    }
}
