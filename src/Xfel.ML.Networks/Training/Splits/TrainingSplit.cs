namespace Xfel.ML.Networks;

/// <summary>Which frames a network learns from and which it is judged by.</summary>
/// <param name="Training">Indices of the training frames, ascending.</param>
/// <param name="Validation">Indices of the validation frames, ascending; may be empty.</param>
public sealed partial record TrainingSplit(IReadOnlyList<int> Training, IReadOnlyList<int> Validation);
