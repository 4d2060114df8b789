using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>
/// A table whose columns stay in memory, column by column, once a cursor asked for them: the source is read once for all columns of the first cursor,
/// and once more for those that only a later one wants. Opening a cursor reads nothing; its first move does.
/// </summary>
internal sealed class CacheDataView : IDataView
{
    // A row's place in the cache tells its batch in a cursor set.
    private const int RowsPerBatch = 1024;

    private readonly IDataView _source;
    private readonly int[] _prefetch;
    private readonly ColumnCache[] _columns;
    private readonly Lock _filling = new();
    private long _rows = -1;

    public CacheDataView(IDataView source, IEnumerable<int> prefetch)
    {
        _source = source;
        _prefetch = [.. prefetch];
        _columns = new ColumnCache[source.Schema.Count];
    }

    public bool CanShuffle => true;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => _rows >= 0 ? _rows : _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new Cursor(this, ActiveColumns.Of(columnsNeeded, Schema), rand is null ? null : new Order(rand), 0, 1);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        bool[] active = ActiveColumns.Of(columnsNeeded, Schema);
        Order order = rand is null ? null : new Order(rand);
        n = Math.Max(n, 1);
        return [.. Enumerable.Range(0, n).Select(i => new Cursor(this, active, order, i, n))];
    }

    /// <summary>Reads those of the columns that are not in memory yet; returns the number of rows.</summary>
    private long Fill(bool[] active)
    {
        lock (_filling)
        {
            var missing = new bool[active.Length];
            bool any = _rows < 0;
            for (int i = 0; i < active.Length; i++)
            {
                missing[i] = _columns[i] is null && (active[i] || Array.IndexOf(_prefetch, i) >= 0);
                any |= missing[i];
            }

            if (any)
                Read(missing);
            return _rows;
        }
    }

    private void Read(bool[] wanted)
    {
        using DataViewRowCursor cursor = _source.GetRowCursor(ActiveColumns.Select(Schema, wanted));
        // Made after the cursor, kept only when the whole pass went well: a source that fails half-way can be read again.
        int size = (int)Math.Min(GetRowCount() ?? 0, Array.MaxLength);
        var caches = Schema.Where(c => wanted[c.Index]).Select(c => ColumnCache.Create(cursor, c, size)).ToArray();
        long rows = 0;
        while (cursor.MoveNext())
        {
            foreach (ColumnCache cache in caches)
                cache.Append();
            rows++;
        }

        Check.That(_rows < 0 || _rows == rows, $"The source of the cache had {_rows} rows at its first reading and {rows} now.");
        _rows = rows;
        foreach (ColumnCache cache in caches)
        {
            cache.Complete();
            _columns[cache.Column] = cache;
        }
    }

    /// <summary>One shuffled order, drawn when the number of rows is known, shared by the cursors of a set.</summary>
    private sealed class Order(Random rand)
    {
        private readonly Lock _lock = new();
        private int[] _places;

        public int[] Of(long rows)
        {
            lock (_lock)
            {
                return _places ??= TauswortheRandom.Permutation(rand, checked((int)rows));
            }
        }
    }

    private sealed class Cursor(CacheDataView owner, bool[] active, Order order, int part, int parts) : RootCursor(owner.Schema, active)
    {
        private long _rows = -1;
        private long _next = (long)part * RowsPerBatch;
        private int[] _places;
        private int _row = -1;
        private long _batch;

        public override long Batch => _batch;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
        {
            CheckOnRow();
            id = new DataViewRowId((ulong)_row, 0);
        };

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Check.That(IsColumnActive(column), $"The column '{column.Name}' is not active: it was not asked for when the cursor was opened.");
            DataViewType type = Schema[column.Index].Type;
            if (typeof(TValue) != type.RawType)
                throw Fault.WrongGetter(column.Name, typeof(TValue), type.RawType);
            ColumnCache<TValue> cache = null;
            int index = column.Index;
            return (ref TValue value) =>
            {
                CheckOnRow();
                cache ??= (ColumnCache<TValue>)owner._columns[index];
                cache.Get(_row, ref value);
            };
        }

        protected override bool MoveNextCore()
        {
            if (_rows < 0)
            {
                _rows = owner.Fill(Active);
                _places = order?.Of(_rows);
            }

            if (_next >= _rows)
                return false;
            _row = _places is null ? (int)_next : _places[_next];
            _batch = parts == 1 ? 0 : _next / RowsPerBatch;
            // Parts take turns by batches: batches in order are the rows in order.
            _next++;
            if (parts > 1 && _next % RowsPerBatch == 0)
                _next += (long)(parts - 1) * RowsPerBatch;
            return true;
        }
    }
}
