namespace Xfel.ML.Networks;

/// <summary>What training gave.</summary>
/// <param name="Model">The network with the weights of the best epoch, and the pixel normalisation.</param>
/// <param name="History">Every epoch in order.</param>
/// <param name="BestEpoch">Number of the best epoch, from 1.</param>
/// <param name="Split">Which frames were held out.</param>
/// <param name="StopReason">Why training ended.</param>
/// <param name="InstructionSet">The vector instructions that computed it, such as <c>AVX-512</c>; another set's result differs in the last bits.</param>
public sealed record TrainingResult(
    NetworkModel Model, IReadOnlyList<TrainingEpoch> History, int BestEpoch, TrainingSplit Split, StopReason StopReason, string InstructionSet);
