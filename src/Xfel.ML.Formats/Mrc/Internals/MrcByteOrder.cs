namespace Xfel.ML.Formats.Internals;

/// <summary>Finds the byte order of an MRC file: its machine stamp is absent from old files and wrong in some.</summary>
internal static class MrcByteOrder
{
    /// <summary>The header in the order of its stamp, unless only the other order makes sense of it.</summary>
    /// <param name="bytes">The header.</param>
    /// <param name="fileLength">Decides where no stamp does and both orders make sense.</param>
    /// <param name="identified">Whether the header says that it is one; only then it has a stamp.</param>
    /// <param name="order">Receives the order and why.</param>
    public static MrcFields Choose(byte[] bytes, long fileLength, bool identified, out string order)
    {
        ReadOnlySpan<byte> stamp = bytes.AsSpan(MrcLayout.MachineStamp, 2);
        bool? stamped = !identified ? null : stamp switch
        {
            [0x44, 0x44 or 0x41] => false,
            [0x11, 0x11] => true,
            _ => null,
        };
        bool bigEndian = stamped ?? false;
        var fields = new MrcFields(bytes, bigEndian);
        var other = new MrcFields(bytes, !bigEndian);
        bool usual = fields.ArePlausible && (stamped is not null || !other.ArePlausible || MrcHeaderReader.Fits(fields, fileLength));
        MrcFields chosen = usual || !other.ArePlausible ? fields : other;
        string why = stamped == chosen.IsBigEndian ? "its machine stamp"
            : stamped is not null ? $"its lengths: the machine stamp {stamp[0]:x2} {stamp[1]:x2} is wrong"
            : "its lengths: there is no machine stamp";
        order = $"{(chosen.IsBigEndian ? "big" : "little")}-endian by {why}";
        return chosen;
    }
}
