namespace Xfel.ML;

/// <summary>The decisions whose probabilities lie in one range: a point of a reliability diagram.</summary>
/// <param name="Low">Least probability of the bin.</param>
/// <param name="High">Where the next bin begins; the last bin includes its 1.</param>
/// <param name="Count">Number of decisions in it.</param>
/// <param name="Predicted">Mean probability of those; 0 of none.</param>
/// <param name="Observed">Share of those that came true; 0 of none.</param>
public sealed record CalibrationBin(double Low, double High, int Count, double Predicted, double Observed);
