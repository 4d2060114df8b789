namespace Microsoft.ML.Numeric;

/// <summary>Where a run of <see cref="LbfgsOptimizer"/> ended.</summary>
/// <param name="Point">The parameters with the lowest value.</param>
/// <param name="Value">The function there, the L1 norm included.</param>
/// <param name="Iterations">Accepted steps.</param>
/// <param name="Evaluations">Evaluations of the function and its gradient.</param>
/// <param name="Premature">Why the run ended before its criterion was met, or null.</param>
internal sealed record LbfgsResult(float[] Point, double Value, int Iterations, int Evaluations, string Premature);
