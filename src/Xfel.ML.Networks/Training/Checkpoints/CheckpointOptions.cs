namespace Xfel.ML.Networks;

/// <summary>Where and how often training saves its whole state.</summary>
public sealed record CheckpointOptions
{
    /// <summary>Name of the checkpoint from which training is resumed.</summary>
    public const string LastName = "last.xckpt";

    /// <summary>Name of the checkpoint of the best epoch.</summary>
    public const string BestName = "best.xckpt";

    /// <summary>The folder of <see cref="LastName"/> and <see cref="BestName"/>; made if absent.</summary>
    public required string Folder { get; init; }

    /// <summary>Save after so many steps too, besides the end of every epoch; 0 for never.</summary>
    public int EverySteps { get; init; }

    /// <summary>
    /// Go on from <see cref="LastName"/> if it exists: the result has the same bits as without interruption. Without this, an existing checkpoint is an error rather than lost.
    /// </summary>
    public bool Resume { get; init; }

    /// <summary>The checkpoint from which training is resumed.</summary>
    public string LastPath => Path.Combine(Folder, LastName);

    /// <summary>The checkpoint of the best epoch.</summary>
    public string BestPath => Path.Combine(Folder, BestName);

    internal IEnumerable<string> Faults()
    {
        if (string.IsNullOrWhiteSpace(Folder))
            yield return $"{nameof(Folder)} of the checkpoints is empty; a folder was expected";
        if (EverySteps < 0)
            yield return $"{nameof(EverySteps)} is {EverySteps}; it must be 0 (only after each epoch) or more";
    }
}
