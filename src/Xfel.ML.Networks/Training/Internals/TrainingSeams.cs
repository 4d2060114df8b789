namespace Xfel.ML.Networks.Internals;

/// <summary>What tests put their own in place of.</summary>
internal record TrainingSeams
{
    /// <summary>Makes the engine of a network with memory for so many frames.</summary>
    public required TrainingEngineFactory CreateEngine { get; init; }

    /// <summary>Makes the file of a checkpoint.</summary>
    public Func<string, Stream> CreateFile { get; init; } = path => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);

    /// <summary>Is told of each point with complete epochs and complete steps of the current one.</summary>
    public Action<TrainingPoint, int, int> Reached { get; init; } = static (_, _, _) => { };
}
