using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>A vector that is being written; <see cref="Commit"/> makes it a <see cref="VBuffer{T}"/>.</summary>
public readonly ref struct VBufferEditor<T>
{
    /// <summary>The explicit values to write.</summary>
    public readonly Span<T> Values;

    /// <summary>Their slots to write, in ascending order; empty where the vector is dense.</summary>
    public readonly Span<int> Indices;

    private readonly int _length;
    private readonly T[] _values;
    private readonly int[] _indices;

    internal VBufferEditor(int length, int count, T[] values, int[] indices, bool hasIndices, bool createdNewValues, bool createdNewIndices)
    {
        _length = length;
        _values = values;
        _indices = indices;
        Values = values.AsSpan(0, count);
        Indices = hasIndices ? indices.AsSpan(0, count) : default;
        CreatedNewValues = createdNewValues;
        CreatedNewIndices = createdNewIndices;
    }

    /// <summary>Whether the old values array was too small.</summary>
    public bool CreatedNewValues { get; }

    /// <summary>Whether the old indices array was too small.</summary>
    public bool CreatedNewIndices { get; }

    /// <summary>The vector with all the values.</summary>
    public VBuffer<T> Commit() => new(_length, Values.Length, _values, _indices);

    /// <summary>The vector with only the first <paramref name="physicalValuesCount"/> explicit values.</summary>
    public VBuffer<T> CommitTruncated(int physicalValuesCount)
    {
        Check.Param(physicalValuesCount <= Values.Length, nameof(physicalValuesCount), "Cannot be greater than the number of values that the editor was created with.");
        return new VBuffer<T>(_length, physicalValuesCount, _values, _indices);
    }
}
