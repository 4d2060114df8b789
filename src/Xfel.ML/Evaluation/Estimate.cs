namespace Xfel.ML;

/// <summary>A figure with its confidence interval.</summary>
/// <param name="Value">The figure on the frames as they are.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public readonly record struct Estimate(double Value, double Low, double High);
