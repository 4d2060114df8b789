using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Keeps a pool of rows and hands out a random one of them, replacing it by the next row of the input.</summary>
internal sealed class ShufflingCursor : RootCursor
{
    private readonly DataViewRowCursor _input;
    private readonly Random _random;
    private readonly RowPool[] _pools;
    private readonly RowPool<DataViewRowId> _ids;

    // A ring of places in the pools: the row handed out is swapped to the front, then its place is the end for the next one read.
    private readonly int[] _ring;
    private int _front;
    private int _live;
    private bool _started;
    private bool _inputEnded;

    public ShufflingCursor(DataViewRowCursor input, bool[] active, int poolRows, Random random)
        : base(input.Schema, active)
    {
        _input = input;
        _random = random;
        _ring = [.. Enumerable.Range(0, poolRows)];
        _pools = new RowPool[active.Length];
        foreach (DataViewSchema.Column column in ActiveColumns.Select(input.Schema, active))
            _pools[column.Index] = RowPool.Create(input, column, poolRows);
        _ids = new RowPool<DataViewRowId>(input.GetIdGetter(), poolRows);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
    {
        CheckOnRow();
        _ids.Get(_ring[_front], ref id);
    };

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Check.Param(IsColumnActive(column), nameof(column), "requested column not active");
        RowPool<TValue> pool = _pools[column.Index] as RowPool<TValue> ?? throw Fault.WrongGetter(column.Name, typeof(TValue), Schema[column.Index].Type.RawType);
        return (ref TValue value) =>
        {
            CheckOnRow();
            pool.Get(_ring[_front], ref value);
        };
    }

    protected override bool MoveNextCore()
    {
        if (_started)
        {
            _front = (_front + 1) % _ring.Length;
            _live--;
        }

        _started = true;
        while (_live < _ring.Length && !_inputEnded)
        {
            if (!_input.MoveNext())
            {
                _inputEnded = true;
                break;
            }

            int place = _ring[(_front + _live) % _ring.Length];
            foreach (RowPool pool in _pools)
                pool?.Fill(place);
            _ids.Fill(place);
            _live++;
        }

        if (_live == 0)
            return false;
        int chosen = (_front + _random.Next(_live)) % _ring.Length;
        (_ring[_front], _ring[chosen]) = (_ring[chosen], _ring[_front]);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _input.Dispose();
        base.Dispose(disposing);
    }
}
