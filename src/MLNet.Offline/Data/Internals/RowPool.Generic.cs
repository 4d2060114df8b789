namespace Microsoft.ML.Internals;

/// <summary>Values of one column for some rows at a time, by their type.</summary>
internal sealed class RowPool<T>(ValueGetter<T> getter, int rows) : RowPool
{
    private readonly T[] _values = new T[rows];
    private readonly ColumnCache<T>.CopyValue _copy = ValueCopy.Of<T>();

    public override void Fill(int place) => getter(ref _values[place]);

    public void Get(int place, ref T value) => _copy(in _values[place], ref value);
}
