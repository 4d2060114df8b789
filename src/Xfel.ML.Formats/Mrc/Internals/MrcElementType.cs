namespace Xfel.ML.Formats.Internals;

/// <summary>How the values of an MRC file are stored.</summary>
internal static class MrcElementType
{
    /// <summary>The type by the mode, and for bytes why they are taken as signed or unsigned.</summary>
    public static (NpyType Type, string Why) Of(MrcFields fields, string path)
    {
        int mode = fields.Integer(MrcLayout.Mode);
        if (mode == 0)
            return Bytes(fields, path);
        (char kind, int size) = mode switch
        {
            1 => ('i', 2),
            2 => ('f', 4),
            6 => ('u', 2),
            12 => ('f', 2),
            3 => throw Unsupported(path, "mode 3 (complex int16: a Fourier transform)"),
            4 => throw Unsupported(path, "mode 4 (complex float32: a Fourier transform)"),
            16 => throw Unsupported(path, "mode 16 (colours)"),
            101 => throw Unsupported(path, "mode 101 (4 bits a value)"),
            _ => throw Unsupported(path, FormattableString.Invariant($"mode {mode}")),
        };
        return (new NpyType(kind, size, fields.IsBigEndian), "");
    }

    /// <summary>Bytes of a value, for files whose mode is still to be judged; 1 for 4-bit values, too.</summary>
    public static int SmallestSize(int mode) => mode switch
    {
        0 or 101 => 1,
        1 or 6 or 12 => 2,
        16 => 3,
        4 => 8,
        _ => 4,
    };

    private static (NpyType Type, string Why) Bytes(MrcFields fields, string path)
    {
        var signed = new NpyType('i', 1, false);
        var unsigned = new NpyType('u', 1, false);
        if (fields.Integer(MrcLayout.ImodStamp) == MrcLayout.ImodStampValue)
        {
            int flags = fields.Integer(MrcLayout.ImodFlags);
            if ((flags & MrcLayout.ImodPackedNibbles) != 0)
                throw Unsupported(path, "mode 0 with two values of 4 bits in a byte (IMOD's flags)");
            return (flags & MrcLayout.ImodSignedBytes) != 0 ? (signed, " by IMOD's flags") : (unsigned, " by IMOD's flags");
        }

        float minimum = fields.Single(MrcLayout.Minimum), maximum = fields.Single(MrcLayout.Maximum);
        return minimum >= 0 && maximum is > sbyte.MaxValue and <= byte.MaxValue
            ? (unsigned, FormattableString.Invariant($" by the largest value, {maximum}"))
            : (signed, " by the standard");
    }

    private static FrameFileException Unsupported(string path, string found) =>
        new(path, null, found, MrcLayout.ReadModes, "convert the file, for example to float32 with e2proc2d.py or newstack");
}
