using System.Globalization;

namespace Xfel.ML.Cli;

/// <summary>Decisions as CSV (RFC 4180, decimal points whatever the culture): one row a frame, one probability column a class.</summary>
internal sealed class CsvDecisions : IDecisionSink
{
    private readonly TextWriter _writer;
    private readonly IReadOnlyList<string> _classes;
    private readonly bool _withTruth;

    public CsvDecisions(TextWriter writer, IReadOnlyList<string> classes, bool withTruth = false)
    {
        _writer = writer;
        _classes = classes;
        _withTruth = withTruth;
        string[] head = ["file", "index", .. withTruth ? ["truth"] : Array.Empty<string>(), "decision", "probability", .. classes.Select(name => "probability " + name), "reason"];
        Row(head);
    }

    public void Write(FrameDecision decision, string? truth = null)
    {
        string?[] cells =
        [
            decision.File,
            decision.Index.ToString(CultureInfo.InvariantCulture),
            .. _withTruth ? [truth] : Array.Empty<string?>(),
            decision.Decision,
            Number(decision.Probability),
            .. _classes.Select(name => decision.Probabilities is { } all && all.TryGetValue(name, out float value) ? Number(value) : null),
            decision.Reason,
        ];
        Row(cells);
    }

    public void Finish() => _writer.Flush();

    private static string? Number(float? value) => value?.ToString(CultureInfo.InvariantCulture);

    private void Row(IEnumerable<string?> cells)
    {
        _writer.Write(string.Join(',', cells.Select(Quote)));
        _writer.Write("\n");
    }

    private static string Quote(string? cell)
    {
        cell ??= "";
        return cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
