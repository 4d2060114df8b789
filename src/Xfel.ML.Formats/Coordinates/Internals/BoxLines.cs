using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>EMAN2's <c>.box</c> files: corner and size of a box a line, between spaces or tabs; what follows (a flag of the first EMAN) is ignored.</summary>
internal static class BoxLines
{
    private const int Values = 4;

    public static List<ParticleBox> Read(TextLines lines)
    {
        var boxes = new List<ParticleBox>();
        Span<Range> parts = stackalloc Range[Values + 1];
        while (lines.MoveNext())
        {
            ReadOnlySpan<char> line = lines.Line.Trim();
            if (line.IsEmpty || line[0] == '#')
                continue;
            int count = line.SplitAny(parts, " \t", StringSplitOptions.RemoveEmptyEntries);
            if (count < Values)
                throw lines.FaultHere(count == 1 ? "1 value" : $"{count} values", "x, y, width and height", "correct or remove the line");
            double x = BoxChecks.ParsePlace(line[parts[0]], "x", lines), y = BoxChecks.ParsePlace(line[parts[1]], "y", lines);
            double width = BoxChecks.ParseSize(line[parts[2]], "width", lines), height = BoxChecks.ParseSize(line[parts[3]], "height", lines);
            boxes.Add(new ParticleBox(x + width / 2, y + height / 2) { Width = width, Height = height });
        }

        return boxes;
    }

    public static void Write(string path, IReadOnlyList<ParticleBox> boxes)
    {
        var text = new StringBuilder();
        for (int i = 0; i < boxes.Count; i++)
        {
            if (boxes[i] is not { X: var x, Y: var y, Width: { } width, Height: { } height })
                throw new FrameFileException(path, null, $"box {i} without width and height", "both: a .box file needs them", "set them, or write .star, .json or .csv");
            text.AppendJoin('\t', BoxChecks.Text(x - width / 2), BoxChecks.Text(y - height / 2), BoxChecks.Text(width), BoxChecks.Text(height)).Append('\n');
        }

        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
