namespace Xfel.ML.Networks;

/// <summary>What training is doing.</summary>
public enum TrainingStage
{
    /// <summary>Reading the training frames once for the mean and variance of each pixel.</summary>
    Statistics,

    /// <summary>Taking optimisation steps.</summary>
    Training,

    /// <summary>Scoring the validation frames.</summary>
    Validation,

    /// <summary>An epoch is complete: <see cref="TrainingProgress.Completed"/> has its figures.</summary>
    EpochDone,

    /// <summary>A frame could not be used: <see cref="TrainingProgress.BadFrame"/> and <see cref="TrainingProgress.Message"/> say which and why.</summary>
    BadFrame,

    /// <summary>Something the user should read: <see cref="TrainingProgress.Message"/>, such as that training goes on from a checkpoint.</summary>
    Notice,
}
