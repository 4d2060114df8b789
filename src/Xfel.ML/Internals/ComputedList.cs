using System.Collections;

namespace Xfel.ML.Internals;

/// <summary>A list whose items are computed when they are asked for, so that it takes no memory.</summary>
/// <param name="count">Number of items.</param>
/// <param name="at">Gives the item at an index; several threads may ask.</param>
internal sealed class ComputedList<T>(int count, Func<int, T> at) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
            return at(index);
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (int index = 0; index < count; index++)
            yield return at(index);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
