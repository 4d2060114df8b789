using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats;

/// <summary>
/// Coordinates of particles in micrographs, in the formats of the programs that pick them:
/// <list type="bullet">
/// <item><c>.box</c> (EMAN2): a line a box, with the corner x, y, width and height. It has no place for scores and micrographs.</item>
/// <item><c>.json</c> (EMAN2's info files): the list <c>boxes</c> of <c>[x, y, "manual"]</c> or <c>[x, y, "auto_convnet", score]</c>. It has no place for sizes and micrographs.</item>
/// <item><c>.star</c> (RELION 1 to 5): <c>_rlnCoordinateX</c>, <c>_rlnCoordinateY</c>, and where known <c>_rlnAutopickFigureOfMerit</c> (-999 means none) and <c>_rlnMicrographName</c>. It has no place for sizes.</item>
/// <item><c>.csv</c>: a header with <c>x</c>, <c>y</c> and optionally <c>width</c>, <c>height</c>, <c>score</c>, <c>micrograph</c> in any order; other columns are ignored. It holds everything.</item>
/// </list>
/// Text is UTF-8; line ends are those of any system.
/// </summary>
public static class CoordinateFile
{
    /// <summary>Reads a file, whose format is told by its content.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FrameFileException">The file is missing, of no such format, or has a line that cannot be read.</exception>
    public static IReadOnlyList<ParticleBox> Read(string path)
    {
        switch (CoordinateSignature.Recognize(path))
        {
            case CoordinateFormat.Json:
                return EmanInfo.Read(path);
            case CoordinateFormat.Star:
                using (var lines = new TextLines(path))
                    return RelionCoordinates.Read(lines);
            case CoordinateFormat.Csv:
                using (var lines = new TextLines(path))
                    return CsvCoordinates.Read(lines);
            default:
                using (var lines = new TextLines(path))
                    return BoxLines.Read(lines);
        }
    }

    /// <summary>
    /// Writes a file, whose format is told by its extension; it appears whole or not at all. Into an info file (<c>.json</c>) that is there already only <c>boxes</c> are written: everything
    /// else in it stays.
    /// </summary>
    /// <param name="path">The file: <c>.box</c>, <c>.json</c>, <c>.star</c> or <c>.csv</c>.</param>
    /// <param name="boxes">The particles.</param>
    /// <exception cref="FrameFileException">The extension is another one, a box cannot be written in the format, or the info file that is there cannot be read.</exception>
    public static void Write(string path, IReadOnlyList<ParticleBox> boxes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(boxes);
        BoxChecks.Check(boxes, path);
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".box":
                BoxLines.Write(path, boxes);
                break;
            case ".json":
                EmanInfo.Write(path, boxes);
                break;
            case ".star":
                RelionCoordinates.Write(path, boxes);
                break;
            case ".csv":
                CsvCoordinates.Write(path, boxes);
                break;
            default:
                throw new FrameFileException(path, null, $"the extension '{Path.GetExtension(path)}'", ".box, .json, .star or .csv", "name the file so: its extension decides the format");
        }
    }
}
