using System.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>Reads and checks the header of an MRC file: after it every length is one that the file has the bytes for.</summary>
internal static class MrcHeaderReader
{
    /// <summary>Old systems padded files to whole blocks.</summary>
    private const int MostPadding = 4096;

    private const string WriteAgain = "write it again, for example with mrcfile.new";

    public static MrcHeader Read(DataReader file, string path)
    {
        var bytes = new byte[MrcLayout.HeaderLength];
        int read = file.Read(0, bytes);
        if (read < bytes.Length)
            throw new FrameFileException(path, null, $"an MRC header that is cut off after {read} bytes", $"{bytes.Length} bytes", "copy or write the file again");
        bool identified = bytes.AsSpan(MrcLayout.Map, 3).SequenceEqual("MAP"u8);
        MrcFields fields = MrcByteOrder.Choose(bytes, file.Length, identified, out string order);
        if (!fields.ArePlausible || (!identified && !Fills(fields, file.Length)))
            throw Implausible(path, fields, identified);

        (NpyType type, string why) = MrcElementType.Of(fields, path);
        CheckLengths(fields, type, file.Length, path);
        int spaceGroup = fields.Integer(MrcLayout.SpaceGroup), extended = fields.Integer(MrcLayout.ExtendedLength);
        string extendedType = extended > 0 ? Printable(bytes.AsSpan(MrcLayout.ExtendedType, 4)) : "";
        int sections = fields.Integer(MrcLayout.Size + 8);
        var recognized = new List<string>
        {
            identified ? "MRC: 'MAP' at byte 208" : "MRC of before 2000: no 'MAP' at byte 208, but a header that fits the file",
            $"mode {fields.Integer(MrcLayout.Mode)}, {type}{why}, {order}",
            spaceGroup > 0 ? $"volume: space group {spaceGroup}" : sections > 1 ? "image stack: space group 0" : "image: space group 0, one section",
        };
        if (extended > 0)
            recognized.Add($"extended header of {extended} bytes{(extendedType.Length > 0 ? $" of type {extendedType}" : "")}, skipped");
        return new MrcHeader
        {
            Columns = fields.Integer(MrcLayout.Size),
            Rows = fields.Integer(MrcLayout.Size + 4),
            Sections = sections,
            Mode = (MrcMode)fields.Integer(MrcLayout.Mode),
            Type = type,
            Axes = ReadAxes(fields, path),
            SpaceGroup = spaceGroup,
            ExtendedLength = extended,
            ExtendedType = extendedType,
            VoxelSize = ReadVoxelSize(fields),
            // Before 2000 other fields stood in this place.
            Origin = identified ? Finite(fields.Vector(MrcLayout.Origin)) : default,
            Labels = ReadLabels(bytes),
            Recognized = recognized,
        };
    }

    /// <summary>Whether the file has the bytes that a plausible header promises.</summary>
    public static bool Fits(MrcFields fields, long fileLength) => Rest(fields, fileLength) >= 0;

    /// <summary>Whether the file has these bytes and hardly more; any file whose first numbers are small has more.</summary>
    private static bool Fills(MrcFields fields, long fileLength) => Fits(fields, fileLength) && Rest(fields, fileLength) <= MostPadding;

    private static Int128 Rest(MrcFields fields, long fileLength)
    {
        int extended = fields.Integer(MrcLayout.ExtendedLength), size = MrcElementType.SmallestSize(fields.Integer(MrcLayout.Mode));
        if (extended < 0)
            return -1;
        Int128 count = (Int128)fields.Integer(MrcLayout.Size) * fields.Integer(MrcLayout.Size + 4) * fields.Integer(MrcLayout.Size + 8);
        return fileLength - MrcLayout.HeaderLength - extended - count * size;
    }

    private static void CheckLengths(MrcFields fields, NpyType type, long fileLength, string path)
    {
        int extended = fields.Integer(MrcLayout.ExtendedLength);
        long available = fileLength - MrcLayout.HeaderLength - extended;
        if (extended < 0 || available < 0 || extended > int.MaxValue - MrcLayout.HeaderLength)
        {
            throw new FrameFileException(path, null, $"an extended header of {extended} bytes in a file of {fileLength}", "one that fits the file",
                "the file is cut off or damaged: copy or write it again");
        }

        int columns = fields.Integer(MrcLayout.Size), rows = fields.Integer(MrcLayout.Size + 4), sections = fields.Integer(MrcLayout.Size + 8);
        long section = (long)columns * rows;
        if (available / (section * type.Size) < sections)
        {
            throw new FrameFileException(path, null, $"{available / (section * type.Size)} whole sections of {rows} x {columns}, {type}, in a file that is cut off",
                $"the {sections} that its header promises", "copy or write it again");
        }

        if (section > Array.MaxLength)
            throw new FrameFileException(path, null, $"sections of {rows} x {columns}", $"at most {Array.MaxLength} values each", "cut the sections into parts");
    }

    private static (int Column, int Row, int Section) ReadAxes(MrcFields fields, string path)
    {
        int column = fields.Integer(MrcLayout.Axes), row = fields.Integer(MrcLayout.Axes + 4), section = fields.Integer(MrcLayout.Axes + 8);
        if (column == 0 && row == 0 && section == 0)
            return (0, 1, 2); // old files leave them out
        if (column is >= 1 and <= 3 && row is >= 1 and <= 3 && section is >= 1 and <= 3 && column != row && row != section && section != column)
            return (column - 1, row - 1, section - 1);
        throw new FrameFileException(path, null, $"columns, rows and sections along the axes {column}, {row}, {section}", "1, 2 and 3 in some order (MAPC, MAPR, MAPS)", WriteAgain);
    }

    private static Vector3 ReadVoxelSize(MrcFields fields)
    {
        Vector3 cell = fields.Vector(MrcLayout.Cell);
        var size = default(Vector3);
        for (int axis = 0; axis < 3; axis++)
        {
            float value = cell[axis] / fields.Integer(MrcLayout.Grid + 4 * axis);
            size[axis] = float.IsFinite(value) && value > 0 ? value : 0;
        }

        return size;
    }

    private static Vector3 Finite(Vector3 vector) => float.IsFinite(vector.X) && float.IsFinite(vector.Y) && float.IsFinite(vector.Z) ? vector : default;

    /// <summary>All labels that hold text: the count that the header gives is often wrong.</summary>
    private static List<string> ReadLabels(ReadOnlySpan<byte> bytes)
    {
        var labels = new List<string>();
        for (int i = 0; i < MrcLayout.MostLabels; i++)
        {
            string label = Printable(bytes.Slice(MrcLayout.Labels + i * MrcLayout.LabelLength, MrcLayout.LabelLength));
            if (label.Length > 0)
                labels.Add(label);
        }

        return labels;
    }

    private static string Printable(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)0);
        return string.Create(end < 0 ? bytes.Length : end, bytes, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = source[i] is >= 32 and < 127 ? (char)source[i] : '?';
        }).Trim();
    }

    private static FrameFileException Implausible(string path, MrcFields fields, bool identified)
    {
        string found = FormattableString.Invariant(
            $"mode {fields.Integer(MrcLayout.Mode)} and {fields.Integer(MrcLayout.Size)} x {fields.Integer(MrcLayout.Size + 4)} x {fields.Integer(MrcLayout.Size + 8)} values");
        return identified
            ? new FrameFileException(path, null, $"an MRC header with {found}", $"{MrcLayout.ReadModes} and lengths from 1 to {MrcLayout.LengthLimit - 1}", "the header is damaged: " + WriteAgain)
            : new FrameFileException(path, null, "no MRC header: neither 'MAP' at byte 208 nor lengths that fit the file", "an MRC file", "check that this is the right file");
    }
}
