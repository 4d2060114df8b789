namespace Xfel.ML.Formats.Internals;

/// <summary>A small value beside an object.</summary>
internal sealed class Hdf5Attribute
{
    private readonly byte[] _bytes;
    private readonly string[] _texts;

    private Hdf5Attribute(Hdf5Type type, byte[] bytes, string[] texts)
    {
        Type = type;
        _bytes = bytes;
        _texts = texts;
    }

    public Hdf5Type Type { get; }

    /// <summary>Reads a whole attribute and closes it; null for one that cannot be read. The gate is held.</summary>
    public static unsafe Hdf5Attribute? Open(Hdf5AttributeHandle attribute)
    {
        const long MostBytes = 1 << 20;
        using (attribute)
        {
            using Hdf5TypeHandle stored = Hdf5Native.H5Aget_type(attribute);
            using Hdf5SpaceHandle space = Hdf5Native.H5Aget_space(attribute);
            if (stored.IsInvalid || space.IsInvalid || Hdf5Extent.Of(space, out _) is not { } shape)
                return null;
            var type = Hdf5Type.Of(stored);
            long count = Hdf5Extent.Count(shape);
            if (count < 1 || count > MostBytes / type.Size || (!type.IsNumeric && !type.IsText))
                return null;
            var bytes = new byte[count * type.Size];
            using Hdf5TypeHandle memory = type.ToMemory(stored);
            fixed (byte* start = bytes)
            {
                if (Hdf5Native.H5Aread(attribute, memory, start) < 0)
                    return null;
                return new Hdf5Attribute(type, bytes, type.IsText ? Hdf5Text.Take(bytes, type, memory, space) : []);
            }
        }
    }

    public IEnumerable<string> ReadText(int most) => _texts.Take(most);

    public double ReadNumber()
    {
        Span<double> value = [0];
        NpyElements.Convert(_bytes.AsSpan(0, Type.Element.Size), Type.Element, value);
        return value[0];
    }
}
