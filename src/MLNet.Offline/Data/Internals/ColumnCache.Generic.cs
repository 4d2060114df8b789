namespace Microsoft.ML.Internals;

/// <summary>The values of one column in memory, by their type.</summary>
internal sealed class ColumnCache<T> : ColumnCache
{
    private readonly List<T> _values;
    private readonly CopyValue _copy = ValueCopy.Of<T>();
    private ValueGetter<T> _getter;

    public ColumnCache(ValueGetter<T> getter, int column, int size)
        : base(column)
    {
        _getter = getter;
        _values = new List<T>(size);
    }

    public delegate void CopyValue(in T source, ref T destination);

    public override void Append()
    {
        // A fresh value, so that a vector has arrays of its own and of its size.
        T value = default;
        _getter(ref value);
        _values.Add(value);
    }

    public override void Complete()
    {
        _getter = null;
        _values.TrimExcess();
    }

    public void Get(int row, ref T value) => _copy(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values)[row], ref value);
}
