using System.Diagnostics;
using Xfel.ML.Networks;

namespace Xfel.ML.Internals;

/// <summary>Takes the time at the end of every epoch, and passes progress on as steps of all epochs.</summary>
internal sealed class EpochClock(IProgress<WorkProgress>? progress, string stage) : IProgress<TrainingProgress>
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TrainingSteps? _steps = progress is null ? null : new TrainingSteps(new NamedStage(progress, stage));

    /// <summary>Seconds since the start at which each epoch was complete.</summary>
    public List<double> Seconds { get; } = [];

    public void Report(TrainingProgress value)
    {
        if (value.Completed is not null)
            Seconds.Add(_clock.Elapsed.TotalSeconds);
        _steps?.Report(value);
    }
}
