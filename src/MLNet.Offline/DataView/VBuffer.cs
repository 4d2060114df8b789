using System.Collections;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>
/// A vector of a column: dense, or sparse with sorted indices of the slots that differ from the default value. Its arrays are reused from row to row
/// through <see cref="VBufferEditor"/>, so whoever keeps a value beyond the row copies it.
/// </summary>
public readonly struct VBuffer<T> : IEnumerable
{
    /// <summary>The number of slots.</summary>
    public readonly int Length;

    private readonly T[] _values;
    private readonly int[] _indices;
    private readonly int _count;

    /// <summary>A dense vector over <paramref name="values"/>, which is not copied.</summary>
    public VBuffer(int length, T[] values, int[] indices = null)
    {
        Check.Param(length >= 0, nameof(length));
        Check.Param((values?.Length ?? 0) >= length, nameof(values));
        Length = length;
        _count = length;
        _values = values;
        _indices = indices;
    }

    /// <summary>A vector with <paramref name="count"/> explicit values, sparse where that is less than <paramref name="length"/>; the arrays are not copied.</summary>
    public VBuffer(int length, int count, T[] values, int[] indices)
    {
        Check.Param(length >= 0, nameof(length));
        Check.Param(0 <= count && count <= length, nameof(count));
        Check.Param((values?.Length ?? 0) >= count, nameof(values));
        Check.Param(count == length || (indices?.Length ?? 0) >= count, nameof(indices));
        Length = length;
        _count = count;
        _values = values;
        _indices = indices;
    }

    /// <summary>Whether every slot has an explicit value.</summary>
    public bool IsDense => _count == Length;

    /// <summary>The explicit values.</summary>
    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    /// <summary>The slots of the explicit values; empty where the vector is dense.</summary>
    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    /// <summary>Copies to a dense vector, reusing its arrays.</summary>
    public void CopyToDense(ref VBuffer<T> destination)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    /// <summary>Copies as it is, dense or sparse, reusing the arrays of <paramref name="destination"/>.</summary>
    public void CopyTo(ref VBuffer<T> destination)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, Length, _count);
        GetValues().CopyTo(editor.Values);
        if (!IsDense)
            GetIndices().CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    /// <summary>Copies <paramref name="length"/> slots from <paramref name="sourceIndex"/> on.</summary>
    public void CopyTo(ref VBuffer<T> destination, int sourceIndex, int length)
    {
        Check.Param(0 <= sourceIndex && sourceIndex <= Length, nameof(sourceIndex));
        Check.Param(0 <= length && sourceIndex <= Length - length, nameof(length));
        if (IsDense)
        {
            VBufferEditor<T> dense = VBufferEditor.Create(ref destination, length);
            _values.AsSpan(sourceIndex, length).CopyTo(dense.Values);
            destination = dense.Commit();
            return;
        }

        ReadOnlySpan<int> indices = GetIndices();
        int first = FirstAtOrAfter(indices, sourceIndex);
        int end = FirstAtOrAfter(indices, sourceIndex + length);
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, length, end - first);
        _values.AsSpan(first, end - first).CopyTo(editor.Values);
        for (int i = 0; i < editor.Indices.Length; i++)
            editor.Indices[i] = indices[first + i] - sourceIndex;
        destination = editor.Commit();
    }

    /// <summary>Copies all slots to the start of <paramref name="destination"/>.</summary>
    public void CopyTo(Span<T> destination) => CopyTo(destination, 0);

    /// <summary>Copies all slots to <paramref name="destination"/> from <paramref name="destinationIndex"/> on, with <paramref name="defaultValue"/> for those without an explicit value.</summary>
    public void CopyTo(Span<T> destination, int destinationIndex, T defaultValue = default)
    {
        Check.Param(0 <= destinationIndex && destinationIndex <= destination.Length - Length, nameof(destination), "Not large enough to hold these values.");
        Span<T> target = destination.Slice(destinationIndex, Length);
        if (IsDense)
        {
            GetValues().CopyTo(target);
            return;
        }

        target.Fill(defaultValue);
        ReadOnlySpan<int> indices = GetIndices();
        for (int i = 0; i < indices.Length; i++)
            target[indices[i]] = _values[i];
    }

    /// <summary>Copies part of an array to a dense vector, reusing its arrays.</summary>
    public static void Copy(T[] source, int sourceIndex, ref VBuffer<T> destination, int length)
    {
        int size = source?.Length ?? 0;
        Check.Param(0 <= length && length <= size, nameof(length));
        Check.Param(0 <= sourceIndex && sourceIndex <= size - length, nameof(sourceIndex));
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, length);
        source.AsSpan(sourceIndex, length).CopyTo(editor.Values);
        destination = editor.Commit();
    }

    /// <summary>Slot and value of the explicit values, or of all slots.</summary>
    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false)
    {
        int explicitIndex = 0;
        bool dense = IsDense;
        for (int slot = 0; slot < Length; slot++)
        {
            if (dense)
                yield return new(slot, _values[slot]);
            else if (explicitIndex < _count && _indices[explicitIndex] == slot)
                yield return new(slot, _values[explicitIndex++]);
            else if (all)
                yield return new(slot, default);
            else if (explicitIndex == _count)
                yield break;
        }
    }

    /// <summary>The value of every slot in order.</summary>
    public IEnumerable<T> DenseValues()
    {
        foreach (KeyValuePair<int, T> item in Items(all: true))
            yield return item.Value;
    }

    /// <summary>The value of a slot, the default value where it has none.</summary>
    public void GetItemOrDefault(int index, ref T destination) => destination = GetItemOrDefault(index);

    /// <summary>The value of a slot, the default value where it has none.</summary>
    public T GetItemOrDefault(int index)
    {
        Check.Param(0 <= index && index < Length, nameof(index));
        if (IsDense)
            return _values[index];
        int at = GetIndices().BinarySearch(index);
        return at >= 0 ? _values[at] : default;
    }

    /// <summary>An enumerator over the underlying array.</summary>
    public IEnumerator GetEnumerator() => (_values ?? []).GetEnumerator();

    /// <inheritdoc/>
    public override string ToString()
        => IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {_count} explicit values";

    internal VBufferEditor<T> Edit(int length, int count, int maxCapacity, bool keepOld, bool requireIndicesOnDense)
    {
        T[] values = _values;
        int[] indices = _indices;
        bool newValues = EnsureSize(ref values, count, maxCapacity, keepOld);
        bool needsIndices = count < length || requireIndicesOnDense;
        bool newIndices = needsIndices && EnsureSize(ref indices, count, maxCapacity, keepOld);
        return new VBufferEditor<T>(length, count, values, indices, needsIndices, newValues, newIndices);
    }

    internal int ExplicitCount => _count;

    private static int FirstAtOrAfter(ReadOnlySpan<int> sorted, int slot)
    {
        int at = sorted.BinarySearch(slot);
        return at >= 0 ? at : ~at;
    }

    private static bool EnsureSize<TItem>(ref TItem[] array, int size, int maxCapacity, bool keepOld)
    {
        int old = array?.Length ?? 0;
        if (old >= size)
            return false;
        // Growth by steps pays only where the old content is carried along: vectors of one column mostly have one size.
        int capacity = keepOld ? (int)Math.Min(Math.Max(size, old + (old / 2L)), Math.Max(size, maxCapacity)) : size;
        var grown = new TItem[capacity];
        if (keepOld)
            array?.CopyTo(grown, 0);
        array = grown;
        return true;
    }
}
