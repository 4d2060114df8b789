using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>A row over one object at a time; setting the next one moves the position on.</summary>
internal sealed class ObjectRow<TRow>(RowReader<TRow> reader) : DataViewRow
    where TRow : class
{
    private TRow _current;
    private long _position = -1;

    public override long Position => _position;

    public override long Batch => 0;

    public override DataViewSchema Schema => reader.Schema;

    public void MoveTo(TRow row)
    {
        Check.Value(row, nameof(row));
        _current = row;
        _position++;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        Check.That((uint)column.Index < (uint)Schema.Count, $"Column index must be between 0 and {Schema.Count}");
        return true;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Check.That((uint)column.Index < (uint)Schema.Count, $"Column index must be between 0 and {Schema.Count}");
        return ActiveColumns.Cast<TValue>(reader.MakeGetter(column.Index, Current), Schema[column.Index]);
    }

    private TRow Current()
    {
        Check.That(_position >= 0, "Values cannot be fetched now: there is no row yet.");
        return _current;
    }
}
