using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Copies column values: vectors into the arrays of the destination, all else by assignment.</summary>
internal static class ValueCopy
{
    public static ColumnCache<T>.CopyValue Of<T>()
    {
        if (typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(VBuffer<>))
            return (ColumnCache<T>.CopyValue)Generic.Invoke(() => OfVector<int>(), typeof(T).GetGenericArguments()[0]);
        return (in T source, ref T destination) => destination = source;
    }

    private static Delegate OfVector<TItem>()
        => (ColumnCache<VBuffer<TItem>>.CopyValue)((in VBuffer<TItem> source, ref VBuffer<TItem> destination) => source.CopyTo(ref destination));
}
