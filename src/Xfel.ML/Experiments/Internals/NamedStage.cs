namespace Xfel.ML.Internals;

/// <summary>Passes progress on under another name of the stage.</summary>
internal sealed class NamedStage(IProgress<WorkProgress> progress, string stage) : IProgress<WorkProgress>
{
    public void Report(WorkProgress value) => progress.Report(value with { Stage = stage });
}
