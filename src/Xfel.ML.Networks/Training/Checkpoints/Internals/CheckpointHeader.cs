namespace Xfel.ML.Networks.Internals;

/// <summary>Everything of a checkpoint but its arrays of floats; written as JSON.</summary>
internal sealed record CheckpointHeader
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    /// <summary>Version of the library that wrote it.</summary>
    public required string Library { get; init; }

    /// <summary>Vector instructions that computed it.</summary>
    public required string InstructionSet { get; init; }

    /// <summary>The description of the network as JSON.</summary>
    public required string Network { get; init; }

    public required NetworkHead Head { get; init; }

    /// <summary>Network, options and data by name: what must be the same to go on.</summary>
    public required IReadOnlyDictionary<string, string> Identity { get; init; }

    /// <summary>Complete epochs.</summary>
    public required int Epoch { get; init; }

    /// <summary>Complete steps of the epoch after these. Seed, epoch and step are the whole random state and the position in the data.</summary>
    public required int Step { get; init; }

    /// <summary>Steps of the optimiser.</summary>
    public required long OptimizerSteps { get; init; }

    /// <summary>Counts of the epoch begun.</summary>
    public required EpochTally Tally { get; init; }

    public required IReadOnlyList<TrainingEpoch> History { get; init; }

    /// <summary>Number of the best epoch, from 1; 0 before the first.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>The arrays that follow, in order.</summary>
    public required IReadOnlyList<CheckpointArray> Arrays { get; init; }
}
