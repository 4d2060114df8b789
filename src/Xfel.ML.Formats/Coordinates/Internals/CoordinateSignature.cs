using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>Tells a format of coordinates by the first line that is neither empty nor a comment.</summary>
internal static class CoordinateSignature
{
    private const int StartLength = 1 << 14;

    public static CoordinateFormat Recognize(string path)
    {
        using FileReader file = FrameFileHandle.OpenReader(path, "a file of coordinates");
        string signature;
        var start = new byte[(int)Math.Min(StartLength, file.Length)];
        try
        {
            signature = FileSignature.Recognize(file);
            start = start[..file.Read(0, start)];
        }
        catch (IOException exception)
        {
            throw FrameFileHandle.Unreadable(path, null, exception);
        }

        // A micrograph without particles: EMAN2 has an empty file for it.
        bool isBox = Path.GetExtension(path).Equals(".box", StringComparison.OrdinalIgnoreCase);
        if (signature == FileSignature.Empty && isBox)
            return CoordinateFormat.Box;
        if (signature != FileSignature.Text)
            throw Unknown(path, signature);
        foreach (ReadOnlySpan<char> whole in Encoding.UTF8.GetString(start).AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            ReadOnlySpan<char> line = whole.Trim();
            if (line.IsEmpty || line[0] == '#')
                continue;
            if (line[0] is '{' or '[')
                return CoordinateFormat.Json;
            if (line.StartsWith("data_", StringComparison.OrdinalIgnoreCase) || line.StartsWith("loop_", StringComparison.OrdinalIgnoreCase))
                return CoordinateFormat.Star;
            if (line.Contains(','))
                return CoordinateFormat.Csv;
            if (char.IsAsciiDigit(line[0]) || line[0] is '-' or '+' or '.')
                return CoordinateFormat.Box;
            throw Unknown(path, $"a text that starts with {TextLines.Quote(line)}");
        }

        return isBox ? CoordinateFormat.Box : throw Unknown(path, "a text of nothing but comments and empty lines");
    }

    private static FrameFileException Unknown(string path, string found) =>
        new(path, null, found, "coordinates: EMAN2's .box or .json, RELION's .star, or .csv", "check that this is the right file");
}
