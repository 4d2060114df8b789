using Xfel.ML.Simulation;

namespace Xfel.ML;

/// <summary>How large the demonstration is.</summary>
public sealed record HitDemoOptions
{
    /// <summary>The frames to simulate; training gets all but the test frames.</summary>
    public SimulationOptions Simulation { get; init; } = new() { Count = 3000, Seed = 1 };

    /// <summary>Number of frames held out for the test; models never lie on both sides.</summary>
    public int TestCount { get; init; } = 500;

    /// <summary>The classifier.</summary>
    public HitClassifierOptions Classifier { get; init; } = new();

    /// <summary>Is told how far the demonstration has come.</summary>
    public IProgress<WorkProgress>? Progress { get; init; }

    /// <summary>Ends the demonstration early.</summary>
    public CancellationToken Cancellation { get; init; }
}
