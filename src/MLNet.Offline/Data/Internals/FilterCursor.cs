using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>A cursor over those rows of its input that are accepted.</summary>
internal sealed class FilterCursor(DataViewRowCursor input, DataViewSchema schema, bool[] active, Func<bool> accept) : DataViewRowCursor
{
    private long _position = -1;
    private bool _disposed;

    public override long Position => _position;

    public override long Batch => input.Batch;

    public override DataViewSchema Schema => schema;

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => ActiveColumns.IsActive(active, column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Check.That(IsColumnActive(column), $"The column '{column.Name}' is not active: it was not asked for when the cursor was opened.");
        return input.GetGetter<TValue>(input.Schema[column.Index]);
    }

    public override bool MoveNext()
    {
        while (!_disposed && input.MoveNext())
        {
            if (!accept())
                continue;
            _position++;
            return true;
        }

        Dispose();
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        _disposed = true;
        _position = -1;
        if (disposing)
            input.Dispose();
    }
}
