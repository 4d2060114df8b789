namespace Microsoft.ML.Internals;

/// <summary>A table over an enumerable of row objects; every cursor enumerates it anew.</summary>
internal sealed class EnumerableDataView<TRow>(IEnumerable<TRow> rows, RowReader<TRow> reader) : IDataView
    where TRow : class
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => reader.Schema;

    public long? GetRowCount() => (rows as ICollection<TRow>)?.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new Cursor(rows.GetEnumerator(), reader, ActiveColumns.Of(columnsNeeded, Schema));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : RootCursor
    {
        private readonly IEnumerator<TRow> _rows;
        private readonly Delegate[] _getters;
        private TRow _current;

        public Cursor(IEnumerator<TRow> rows, RowReader<TRow> reader, bool[] active)
            : base(reader.Schema, active)
        {
            _rows = rows;
            _getters = new Delegate[active.Length];
            for (int i = 0; i < active.Length; i++)
                _getters[i] = active[i] ? reader.MakeGetter(i, Current) : null;
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Check.Param(IsColumnActive(column), nameof(column), "requested column not active");
            return ActiveColumns.Cast<TValue>(_getters[column.Index], Schema[column.Index]);
        }

        protected override bool MoveNextCore()
        {
            bool moved = _rows.MoveNext();
            _current = moved ? _rows.Current : null;
            Check.That(!moved || _current is not null, "Encountered null when iterating over data, this is not supported.");
            return moved;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _rows.Dispose();
            _current = null;
            base.Dispose(disposing);
        }

        private TRow Current()
        {
            if (_current is null)
                CheckOnRow();
            return _current;
        }
    }
}
