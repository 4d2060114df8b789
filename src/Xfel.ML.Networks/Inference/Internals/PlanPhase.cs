namespace Xfel.ML.Networks.Internals;

/// <summary>Consecutive steps that run over the same number of frames at once.</summary>
/// <param name="First">First step.</param>
/// <param name="End">Step after the last.</param>
/// <param name="Frames">Most frames at once, a power of two; later phases take no fewer.</param>
internal readonly record struct PlanPhase(int First, int End, int Frames);
