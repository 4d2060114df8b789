using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>The value of one column that goes into a vector; a scalar is a vector of one.</summary>
internal readonly record struct ConcatenatedPart<T>(VBuffer<T> Vector)
{
    /// <summary>Reads the part of the current row; its arrays live until the next one.</summary>
    public static Func<ConcatenatedPart<T>> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType vector)
        {
            ValueGetter<T> get = row.GetGetter<T>(column);
            var value = new T[1];
            return () =>
            {
                get(ref value[0]);
                return new(new VBuffer<T>(1, value));
            };
        }

        ValueGetter<VBuffer<T>> getVector = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> buffer = default;
        return () =>
        {
            getVector(ref buffer);
            Check.That(vector.Size == 0 || vector.Size == buffer.Length, $"Column '{column.Name}': expected {vector.Size} slots, but got {buffer.Length}");
            return new(buffer);
        };
    }

    /// <summary>Copies the explicit values, with their slots from <paramref name="slot"/> on; returns how many.</summary>
    public int CopyExplicit(Span<T> values, Span<int> indices, int slot)
    {
        ReadOnlySpan<T> source = Vector.GetValues();
        source.CopyTo(values);
        ReadOnlySpan<int> slots = Vector.GetIndices();
        for (int i = 0; i < source.Length; i++)
            indices[i] = slot + (Vector.IsDense ? i : slots[i]);
        return source.Length;
    }
}
