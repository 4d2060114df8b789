namespace Xfel.ML;

/// <summary>One point of a receiver operating characteristic.</summary>
/// <param name="Threshold">Frames with at least this probability are taken as positive.</param>
/// <param name="FalsePositiveRate">Share of the negative frames that are taken as positive.</param>
/// <param name="TruePositiveRate">Share of the positive frames that are taken as positive.</param>
public readonly record struct RocPoint(double Threshold, double FalsePositiveRate, double TruePositiveRate);
