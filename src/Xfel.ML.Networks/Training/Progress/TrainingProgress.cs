namespace Xfel.ML.Networks;

/// <summary>How far training has come. Reported after every step, on the thread that trains.</summary>
public sealed record TrainingProgress
{
    /// <summary>What training is doing.</summary>
    public required TrainingStage Stage { get; init; }

    /// <summary>Number of the current epoch, from 1; 0 before the first.</summary>
    public int Epoch { get; init; }

    /// <summary>Number of epochs.</summary>
    public int Epochs { get; init; }

    /// <summary>Steps (batches) done of this stage in this epoch.</summary>
    public int Step { get; init; }

    /// <summary>Steps of this stage in an epoch.</summary>
    public int Steps { get; init; }

    /// <summary>Mean loss of the epoch so far, penalties included.</summary>
    public double Loss { get; init; }

    /// <summary>Share of correct answers of the epoch so far; null for targets that are numbers.</summary>
    public double? Accuracy { get; init; }

    /// <summary>Learning rate of the last step.</summary>
    public double LearningRate { get; init; }

    /// <summary>Frames per second of the stage in this epoch.</summary>
    public double FramesPerSecond { get; init; }

    /// <summary>Time left for all epochs at the current speed; null while unknown.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>The figures of the epoch that has just been completed.</summary>
    public TrainingEpoch? Completed { get; init; }

    /// <summary>Index of a frame that could not be used.</summary>
    public int? BadFrame { get; init; }

    /// <summary>Why a frame could not be used, or a notice; one line.</summary>
    public string? Message { get; init; }
}
