namespace Xfel.ML.Formats.Internals;

/// <summary>Coordinates in RELION's STAR files: the table of the block <c>particles</c>, or else the first one that has coordinates.</summary>
internal static class RelionCoordinates
{
    private const string X = "_rlnCoordinateX";
    private const string Y = "_rlnCoordinateY";
    private const string Score = "_rlnAutopickFigureOfMerit";
    private const string Micrograph = "_rlnMicrographName";

    /// <summary>What RELION writes where there is no figure of merit.</summary>
    private const double NoScore = -999;

    public static List<ParticleBox> Read(TextLines lines)
    {
        var reader = new StarReader(lines);
        List<ParticleBox>? boxes = null;
        string? missing = null;
        StarPart part = reader.Next();
        while (part != StarPart.End)
        {
            bool isTable = part == StarPart.Loop && (boxes is null || reader.Block == "particles");
            int x = isTable ? reader.Columns.IndexOf(X) : -1, y = isTable ? reader.Columns.IndexOf(Y) : -1;
            if (x >= 0 && y >= 0)
            {
                part = ReadRows(reader, x, y, boxes = []);
                continue;
            }

            missing = x >= 0 ? Y : y >= 0 ? X : missing;
            part = reader.Next();
        }

        return boxes ?? throw lines.Fault(missing is null ? $"a STAR file without a loop of {X} and {Y}" : $"a STAR file with a loop without {missing}",
            "coordinates of particles, as RELION writes them", "check that this is the right file");
    }

    public static void Write(string path, IReadOnlyList<ParticleBox> boxes)
    {
        bool scores = boxes.Any(box => box.Score is not null), micrographs = boxes.Any(box => box.Micrograph is not null);
        var loop = new StarLoop
        {
            Columns = Select(X, Y, Score, Micrograph),
            Rows = [.. boxes.Select(box => Select(BoxChecks.Text(box.X), BoxChecks.Text(box.Y), BoxChecks.Text(box.Score ?? NoScore), box.Micrograph ?? ""))],
        };
        StarFile.Write(path, [new StarBlock { Loops = [loop] }]);

        List<string> Select(string x, string y, string score, string micrograph)
        {
            List<string> row = [x, y];
            if (scores)
                row.Add(score);
            if (micrographs)
                row.Add(micrograph);
            return row;
        }
    }

    private static StarPart ReadRows(StarReader reader, int x, int y, List<ParticleBox> boxes)
    {
        TextLines lines = reader.Lines;
        int score = reader.Columns.IndexOf(Score), micrograph = reader.Columns.IndexOf(Micrograph);
        string? name = null;
        StarPart part;
        while ((part = reader.Next()) == StarPart.Row)
        {
            // One string for all the boxes of a micrograph.
            if (micrograph >= 0 && !reader[micrograph].SequenceEqual(name))
                name = reader[micrograph].Length > 0 ? reader[micrograph].ToString() : null;
            double? merit = score >= 0 && BoxChecks.ParseScore(reader[score], Score, lines) is var value && value != NoScore ? value : null;
            boxes.Add(new ParticleBox(BoxChecks.ParsePlace(reader[x], X, lines), BoxChecks.ParsePlace(reader[y], Y, lines)) { Score = merit, Micrograph = name });
        }

        return part;
    }
}
