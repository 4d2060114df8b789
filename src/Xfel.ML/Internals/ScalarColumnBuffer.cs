using Microsoft.ML;

namespace Xfel.ML.Internals;

/// <summary>Keeps numbers, keys, times and texts, which copy by assignment (a text is a view of characters that never change).</summary>
internal sealed class ScalarColumnBuffer<T>(DataViewRow input, DataViewSchema.Column column, int capacity) : ColumnBuffer
{
    private readonly ValueGetter<T> _getter = input.GetGetter<T>(column);
    private readonly T[] _values = new T[capacity];

    public override void Keep(int slot) => _getter(ref _values[slot]);

    public override Delegate Getter(Func<int> slot)
    {
        ValueGetter<T> getter = (ref T value) => value = _values[slot()];
        return getter;
    }
}
