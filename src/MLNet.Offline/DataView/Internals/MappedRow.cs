using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>A row with the columns of a mapper added.</summary>
internal sealed class MappedRow : DataViewRow
{
    private readonly DataViewRow _input;
    private readonly MappedSchema _schema;
    private readonly Delegate[] _getters;
    private readonly Action _dispose;
    private bool _disposed;

    public MappedRow(DataViewRow input, RowMapper mapper, bool[] active)
    {
        _input = input;
        _schema = mapper.Output;
        _getters = mapper.MakeGetters(input, _schema.ActiveAdded(active), out _dispose);
    }

    public override long Position => _input.Position;

    public override long Batch => _input.Batch;

    public override DataViewSchema Schema => _schema.Schema;

    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        (bool isInput, int index) = _schema.Source(column.Index);
        return isInput ? _input.IsColumnActive(_input.Schema[index]) : _getters[index] is not null;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        (bool isInput, int index) = _schema.Source(column.Index);
        if (isInput)
            return _input.GetGetter<TValue>(_input.Schema[index]);
        Check.That(_getters[index] is not null, $"The column '{column.Name}' is not active: it was not asked for when the row was opened.");
        return ActiveColumns.Cast<TValue>(_getters[index], Schema[column.Index]);
    }

    protected override void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        _disposed = true;
        if (disposing)
        {
            _dispose?.Invoke();
            _input.Dispose();
        }
    }
}
