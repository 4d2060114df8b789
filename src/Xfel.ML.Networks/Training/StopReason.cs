namespace Xfel.ML.Networks;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs are done.</summary>
    AllEpochs,

    /// <summary>No better epoch for as many epochs as <see cref="TrainingOptions.Patience"/> says.</summary>
    Patience,
}
