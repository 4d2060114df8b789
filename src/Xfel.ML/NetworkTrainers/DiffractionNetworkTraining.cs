using Xfel.ML.Networks;

namespace Xfel.ML;

/// <summary>How the training of a diffraction network went.</summary>
/// <param name="Result">Every epoch's figures, the best epoch, why training ended, and the split; the split's indices are rows of the training data.</param>
/// <param name="Rows">Number of rows of the training data.</param>
/// <param name="UnlabelledRows">Number of rows that were left out because their label is missing.</param>
/// <param name="BadRows">The rows that were left out because of their frame.</param>
/// <param name="KeptInMemory">Whether all frames were kept in memory, rather than read anew in each epoch.</param>
public sealed record DiffractionNetworkTraining(
    TrainingResult Result, int Rows, int UnlabelledRows, IReadOnlyList<BadTrainingRow> BadRows, bool KeptInMemory);
