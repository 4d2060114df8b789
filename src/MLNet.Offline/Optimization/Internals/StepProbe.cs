namespace Microsoft.ML.Numeric;

/// <summary>A function along a line: its value and slope at a step.</summary>
internal readonly record struct StepProbe(double Step, double Value, double Slope);
