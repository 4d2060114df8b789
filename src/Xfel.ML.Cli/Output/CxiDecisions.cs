namespace Xfel.ML.Cli;

/// <summary>Decisions as a CXI file with the frames that they are about.</summary>
internal sealed class CxiDecisions(ClassifiedFramesWriter file) : IDecisionSink
{
    public void Write(FrameDecision decision, string? truth = null) => file.Write(decision);

    public void Finish()
    {
    }
}
