namespace Xfel.ML;

/// <summary>A row whose frame training left out, and why.</summary>
/// <param name="Row">The row of the training data, from 0.</param>
/// <param name="Reason">What is wrong with its frame.</param>
public sealed record BadTrainingRow(long Row, string Reason);
