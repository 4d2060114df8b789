using System.Globalization;

namespace Xfel.ML.Cli;

/// <summary>
/// Decisions as CSV (RFC 4180, decimal points whatever the culture): one row a frame, one probability column a class; train and pulse where the files tell them.
/// </summary>
internal sealed class CsvDecisions : IDecisionSink
{
    private readonly TextWriter _writer;
    private readonly IReadOnlyList<string> _classes;
    private readonly bool _withTruth;
    private readonly bool _withTrains;
    private readonly bool _withPulses;

    public CsvDecisions(TextWriter writer, IReadOnlyList<string> classes, bool withTruth = false, bool withTrains = false, bool withPulses = false)
    {
        _writer = writer;
        _classes = classes;
        _withTruth = withTruth;
        _withTrains = withTrains;
        _withPulses = withPulses;
        string[] head = ["file", "index", .. If(withTrains, "trainId"), .. If(withPulses, "pulseId"), .. If(withTruth, "truth"), "decision", "probability", .. classes.Select(name => "probability " + name), "reason"];
        Row(head);
    }

    public void Write(FrameDecision decision, string? truth = null)
    {
        string?[] cells =
        [
            decision.File,
            decision.Index.ToString(CultureInfo.InvariantCulture),
            .. If(_withTrains, decision.Train?.ToString(CultureInfo.InvariantCulture)),
            .. If(_withPulses, decision.Pulse?.ToString(CultureInfo.InvariantCulture)),
            .. If(_withTruth, truth),
            decision.Decision,
            Number(decision.Probability),
            .. _classes.Select(name => decision.Probabilities is { } all && all.TryGetValue(name, out float value) ? Number(value) : null),
            decision.Reason,
        ];
        Row(cells);
    }

    public void Finish() => _writer.Flush();

    private static T[] If<T>(bool wanted, T cell) => wanted ? [cell] : [];

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
