using System.Buffers.Binary;
using System.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>The bytes of an MRC header, read in one of the two byte orders.</summary>
internal readonly ref struct MrcFields(ReadOnlySpan<byte> header, bool bigEndian)
{
    private readonly ReadOnlySpan<byte> _header = header;

    public bool IsBigEndian => bigEndian;

    /// <summary>Whether mode, lengths and axes have values that an MRC file can have: in the wrong byte order they do not.</summary>
    public bool ArePlausible => Integer(MrcLayout.Mode) is 0 or 1 or 2 or 3 or 4 or 6 or 12 or 16 or 101
        && IsLength(MrcLayout.Size) && IsLength(MrcLayout.Size + 4) && IsLength(MrcLayout.Size + 8)
        && IsAxis(MrcLayout.Axes) && IsAxis(MrcLayout.Axes + 4) && IsAxis(MrcLayout.Axes + 8);

    public int Integer(int offset) =>
        bigEndian ? BinaryPrimitives.ReadInt32BigEndian(_header[offset..]) : BinaryPrimitives.ReadInt32LittleEndian(_header[offset..]);

    public float Single(int offset) => BitConverter.Int32BitsToSingle(Integer(offset));

    public Vector3 Vector(int offset) => new(Single(offset), Single(offset + 4), Single(offset + 8));

    private bool IsLength(int offset) => Integer(offset) is > 0 and < MrcLayout.LengthLimit;

    /// <summary>Some programs write signs or zeros here; the order of bytes shows all the same.</summary>
    private bool IsAxis(int offset) => Integer(offset) is >= -3 and <= 3;
}
