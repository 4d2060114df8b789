namespace Xfel.ML.Cli;

/// <summary>Gives each decision to several takers, in order.</summary>
internal sealed class DecisionFork(IReadOnlyList<IDecisionSink> sinks) : IDecisionSink
{
    public void Write(FrameDecision decision, string? truth = null)
    {
        foreach (IDecisionSink sink in sinks)
            sink.Write(decision, truth);
    }

    public void Finish()
    {
        foreach (IDecisionSink sink in sinks)
            sink.Finish();
    }
}
