using System.Globalization;

namespace Xfel.ML.Cli;

/// <summary>Decisions for people: one line a frame.</summary>
internal sealed class TextDecisions(TextWriter writer) : IDecisionSink
{
    public void Write(FrameDecision decision, string? truth = null)
    {
        string detail = decision.Probability is { } probability ? probability.ToString("0.000", CultureInfo.InvariantCulture) : decision.Reason ?? "";
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(decision.File)}  {decision.Index,6}  {decision.Decision,-12}  {detail}"));
    }

    public void Finish() => writer.Flush();
}
