namespace Xfel.ML.Cli;

/// <summary>Takes decisions one at a time, in order.</summary>
internal interface IDecisionSink
{
    void Write(FrameDecision decision, string? truth = null);

    /// <summary>Writes what comes after the last decision.</summary>
    void Finish();
}
