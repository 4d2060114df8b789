using System.Diagnostics;

namespace Xfel.ML.Networks.Internals;

/// <summary>Turns what training does into <see cref="TrainingProgress"/>, with speed and time left.</summary>
internal sealed class ProgressReport(IProgress<TrainingProgress>? progress, int epochs, int stepsPerEpoch)
{
    private readonly Stopwatch _stage = new();
    private readonly Stopwatch _total = new();
    private TrainingProgress _current = new() { Stage = TrainingStage.Notice, Epochs = epochs };
    private long _frames;
    private long _trained;

    /// <summary>Frames per second of the current stage.</summary>
    public double FramesPerSecond => _frames / Math.Max(1e-6, _stage.Elapsed.TotalSeconds);

    public void Start(TrainingStage stage, int epoch, int steps, int step)
    {
        _frames = 0;
        _stage.Restart();
        if (stage == TrainingStage.Training)
            _total.Start();
        _current = _current with { Stage = stage, Epoch = epoch, Steps = steps, Step = step };
    }

    public void Step(int frames, EpochTally? tally = null)
    {
        _frames += frames;
        bool isTraining = _current.Stage == TrainingStage.Training;
        _trained += isTraining ? 1 : 0;
        _current = _current with
        {
            Step = _current.Step + 1,
            Loss = tally is null ? 0 : tally.Loss + tally.Penalty,
            Accuracy = tally?.Accuracy,
            LearningRate = isTraining ? tally!.LearningRate : _current.LearningRate,
            FramesPerSecond = FramesPerSecond,
            Remaining = _trained == 0 ? null : _total.Elapsed / _trained * ((long)epochs * stepsPerEpoch - Done(isTraining)),
        };
        progress?.Report(_current);
    }

    public void Complete(TrainingEpoch epoch) => progress?.Report(_current with { Stage = TrainingStage.EpochDone, Completed = epoch });

    public void BadFrame(int index, string fault) => progress?.Report(_current with { Stage = TrainingStage.BadFrame, BadFrame = index, Message = $"frame {index}: {fault}" });

    public void Notice(string message) => progress?.Report(_current with { Stage = TrainingStage.Notice, Message = message });

    private long Done(bool isTraining) => _current.Epoch == 0 ? 0 : (_current.Epoch - 1L) * stepsPerEpoch + (isTraining ? _current.Step + 1 : stepsPerEpoch);
}
