namespace Xfel.ML.Formats.Internals;

/// <summary>A block of an array: from one corner to the one opposite, which is just outside.</summary>
internal readonly ref struct Hdf5Box(ReadOnlySpan<long> start, ReadOnlySpan<long> end)
{
    public readonly ReadOnlySpan<long> Start = start;

    public readonly ReadOnlySpan<long> End = end;

    public int Axes => Start.Length;

    public long Length(int axis) => End[axis] - Start[axis];

    /// <summary>Whether the two are equally long along an axis; of two boxes one within the other, that they begin and end together.</summary>
    public bool IsWhole(Hdf5Box other, int axis) => Length(axis) == other.Length(axis);

    /// <summary>Where an element of the box lies, counted in elements.</summary>
    public long IndexOf(ReadOnlySpan<long> element)
    {
        long index = 0;
        for (int axis = 0; axis < Axes; axis++)
            index = (index * Length(axis)) + (element[axis] - Start[axis]);
        return index;
    }
}
