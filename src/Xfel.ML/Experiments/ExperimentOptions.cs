namespace Xfel.ML;

/// <summary>How an experiment is run.</summary>
public sealed record ExperimentOptions
{
    /// <summary>How large.</summary>
    public ExperimentSize Size { get; init; } = ExperimentSize.Small;

    /// <summary>The same seed gives the same figures on the same instruction set, at any number of threads.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads that compute; 0 for one per processor.</summary>
    public int Threads { get; init; }

    /// <summary>Measured frames with labels in place of simulated ones, of an experiment that takes them (<see cref="Experiment.TakesData"/>); null simulates.</summary>
    public FrameCollection? Data { get; init; }

    /// <summary>Is told how far the experiment has come.</summary>
    public IProgress<WorkProgress>? Progress { get; init; }

    /// <summary>Ends the experiment early.</summary>
    public CancellationToken Cancellation { get; init; }
}
