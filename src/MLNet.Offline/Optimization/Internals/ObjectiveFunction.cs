namespace Microsoft.ML.Numeric;

/// <summary>The function to minimise: its value at <paramref name="point"/>, and its gradient into <paramref name="gradient"/>.</summary>
internal delegate double ObjectiveFunction(ReadOnlySpan<float> point, Span<float> gradient);
