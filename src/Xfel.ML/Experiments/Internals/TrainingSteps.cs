using Xfel.ML.Networks;

namespace Xfel.ML.Internals;

/// <summary>Tells how far training has come as steps of all epochs.</summary>
internal sealed class TrainingSteps(IProgress<WorkProgress> progress) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Stage == TrainingStage.Training)
            progress.Report(new WorkProgress("train", (value.Epoch - 1L) * value.Steps + value.Step, (long)value.Epochs * value.Steps));
    }
}
