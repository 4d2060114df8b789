using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>Writes the header of an MRC file.</summary>
internal static class MrcHeaderWriter
{
    /// <exception cref="ArgumentException">The map cannot be written.</exception>
    public static void Check(MrcMap map)
    {
        ArgumentNullException.ThrowIfNull(map.Values, nameof(map));
        foreach (int length in (ReadOnlySpan<int>)[map.Columns, map.Rows, map.Sections])
        {
            if (length is < 1 or >= MrcLayout.LengthLimit)
                throw new ArgumentException($"A map has 1 to {MrcLayout.LengthLimit - 1} columns, rows and sections; one of them is {length}.", nameof(map));
        }

        Int128 count = (Int128)map.Columns * map.Rows * map.Sections;
        if (count != map.Values.Length)
            throw new ArgumentException($"A map of {map.Sections} x {map.Rows} x {map.Columns} has {count} values; there are {map.Values.Length}.", nameof(map));
        if (!Enum.IsDefined(map.Mode))
            throw new ArgumentException($"{(int)map.Mode} is not a mode that can be written: expected {MrcLayout.ReadModes}.", nameof(map));
        if (map.HasUnsignedBytes && map.Mode != MrcMode.Int8)
            throw new ArgumentException("Only mode 0 has unsigned bytes.", nameof(map));
        if (!(IsSize(map.VoxelSize.X) && IsSize(map.VoxelSize.Y) && IsSize(map.VoxelSize.Z)))
            throw new ArgumentException($"The voxel size {map.VoxelSize} must be finite and not negative.", nameof(map));
        if (map.Labels.Count > MrcLayout.MostLabels)
            throw new ArgumentException($"A map has up to {MrcLayout.MostLabels} labels; there are {map.Labels.Count}.", nameof(map));
        foreach (string label in map.Labels)
        {
            if (string.IsNullOrWhiteSpace(label) || label.Length > MrcLayout.LabelLength || label.Any(character => character is < ' ' or > '~'))
                throw new ArgumentException($"The label '{label}' is not 1 to {MrcLayout.LabelLength} printable ASCII characters.", nameof(map));
        }
    }

    public static byte[] Create(MrcMap map, MrcStatistics statistics)
    {
        var header = new byte[MrcLayout.HeaderLength];
        bool big = map.IsBigEndian;

        // The images of a stack share a cell one section high.
        Vector3 grid = new(map.Columns, map.Rows, map.IsVolume ? map.Sections : 1);
        Put(header, big, MrcLayout.Size, map.Columns, map.Rows, map.Sections, (int)map.Mode);
        Put(header, big, MrcLayout.Grid, (int)grid.X, (int)grid.Y, (int)grid.Z);
        Put(header, big, MrcLayout.Cell, map.VoxelSize * grid);
        Put(header, big, MrcLayout.Angles, new Vector3(90));
        Put(header, big, MrcLayout.Axes, 1, 2, 3);
        Put(header, big, MrcLayout.Minimum, new Vector3(statistics.Minimum, statistics.Maximum, statistics.Mean));
        Put(header, big, MrcLayout.SpaceGroup, map.IsVolume ? 1 : 0);
        Put(header, big, MrcLayout.Version, MrcLayout.Version2014);
        if (map.HasUnsignedBytes)
            Put(header, big, MrcLayout.ImodStamp, MrcLayout.ImodStampValue, 0);
        Put(header, big, MrcLayout.Origin, map.Origin);
        "MAP "u8.CopyTo(header.AsSpan(MrcLayout.Map));
        header.AsSpan(MrcLayout.MachineStamp, 2).Fill(big ? (byte)0x11 : (byte)0x44);
        Put(header, big, MrcLayout.Deviation, BitConverter.SingleToInt32Bits(statistics.Deviation), map.Labels.Count);
        Span<byte> labels = header.AsSpan(MrcLayout.Labels);
        foreach (string label in map.Labels)
        {
            Encoding.ASCII.GetBytes(label, labels);
            labels = labels[MrcLayout.LabelLength..];
        }

        return header;
    }

    private static bool IsSize(float value) => float.IsFinite(value) && value >= 0;

    private static void Put(byte[] header, bool big, int offset, Vector3 values) =>
        Put(header, big, offset, BitConverter.SingleToInt32Bits(values.X), BitConverter.SingleToInt32Bits(values.Y), BitConverter.SingleToInt32Bits(values.Z));

    private static void Put(byte[] header, bool big, int offset, params ReadOnlySpan<int> values)
    {
        foreach (int value in values)
        {
            if (big)
                BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(offset), value);
            else
                BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(offset), value);
            offset += sizeof(int);
        }
    }
}
