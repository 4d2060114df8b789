namespace Microsoft.ML.Internals;

/// <summary>A cursor with the columns of a mapper added.</summary>
internal sealed class MappedCursor : SynchronizedCursor
{
    private readonly MappedSchema _schema;
    private readonly bool[] _active;
    private readonly Delegate[] _getters;
    private readonly Action _dispose;
    private bool _disposed;

    public MappedCursor(DataViewRowCursor input, RowMapper mapper, bool[] active)
        : base(input)
    {
        _schema = mapper.Output;
        _active = active;
        _getters = mapper.MakeGetters(input, _schema.ActiveAdded(active), out _dispose);
    }

    public override DataViewSchema Schema => _schema.Schema;

    public override bool IsColumnActive(DataViewSchema.Column column) => ActiveColumns.IsActive(_active, column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Check.That(IsColumnActive(column), $"The column '{column.Name}' is not active: it was not asked for when the cursor was opened.");
        (bool isInput, int index) = _schema.Source(column.Index);
        return isInput ? Input.GetGetter<TValue>(Input.Schema[index]) : ActiveColumns.Cast<TValue>(_getters[index], Schema[column.Index]);
    }

    protected override void Dispose(bool disposing)
    {
        if (!_disposed && disposing)
            _dispose?.Invoke();
        _disposed = true;
        base.Dispose(disposing);
    }
}
