using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>A cursor that counts its rows itself; after the last row it is disposed.</summary>
internal abstract class RootCursor(DataViewSchema schema, bool[] active) : DataViewRowCursor
{
    private long _position = -1;
    private bool _disposed;

    public sealed override long Position => _position;

    public override long Batch => 0;

    public sealed override DataViewSchema Schema => schema;

    public sealed override bool IsColumnActive(DataViewSchema.Column column) => ActiveColumns.IsActive(active, column);

    public sealed override bool MoveNext()
    {
        if (_disposed)
            return false;
        if (MoveNextCore())
        {
            _position++;
            return true;
        }

        Dispose();
        return false;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
    {
        CheckOnRow();
        id = new DataViewRowId((ulong)_position, 0);
    };

    protected bool[] Active => active;

    protected abstract bool MoveNextCore();

    protected void CheckOnRow() => Check.That(_position >= 0, "Values cannot be fetched now: the cursor is before the first row or past the last one.");

    protected override void Dispose(bool disposing)
    {
        _disposed = true;
        _position = -1;
        base.Dispose(disposing);
    }
}
