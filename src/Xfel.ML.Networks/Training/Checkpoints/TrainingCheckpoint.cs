using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks;

/// <summary>A checkpoint of training, to look into or to take the model from.</summary>
public sealed class TrainingCheckpoint
{
    private readonly string _path;
    private readonly CheckpointContent _content;

    private TrainingCheckpoint(string path, CheckpointContent content, NetworkDescription network)
    {
        _path = path;
        _content = content;
        Network = network;
    }

    /// <summary>The network in training.</summary>
    public NetworkDescription Network { get; }

    /// <summary>What turns its outputs into scores.</summary>
    public NetworkHead Head => _content.Header.Head;

    /// <summary>Complete epochs.</summary>
    public int Epoch => _content.Header.Epoch;

    /// <summary>Complete steps of the epoch after these.</summary>
    public int Step => _content.Header.Step;

    /// <summary>Number of the best epoch so far, from 1; 0 before the first is complete.</summary>
    public int BestEpoch => _content.Header.BestEpoch;

    /// <summary>Every complete epoch.</summary>
    public IReadOnlyList<TrainingEpoch> History => _content.Header.History;

    /// <summary>What decides the result by name (batch size, learning rate, ...), as text for reports.</summary>
    public IReadOnlyDictionary<string, string> Settings => _content.Header.Identity;

    /// <summary>The vector instructions that computed it.</summary>
    public string InstructionSet => _content.Header.InstructionSet;

    /// <summary>Version of the library that wrote it.</summary>
    public string Library => _content.Header.Library;

    /// <summary>Reads and checks a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">It cannot be read, is damaged, or is no checkpoint.</exception>
    public static TrainingCheckpoint Load(string path)
    {
        CheckpointContent content = CheckpointFile.Load(path);
        try
        {
            return new(path, content, NetworkDescription.FromJson(content.Header.Network));
        }
        catch (NetworkFileException fault)
        {
            throw new CheckpointException($"{path}: found a network that cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>The network with the weights of the best epoch, or of the last step before any epoch is complete.</summary>
    public NetworkModel CreateModel()
    {
        string prefix = (BestEpoch > 0 ? StateFile.Best : StateFile.Current) + "/";
        NamedTensor[] parameters = [.. _content.Header.Arrays.Zip(_content.Arrays)
            .Where(pair => pair.First.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(pair => new NamedTensor(pair.First.Name[prefix.Length..], pair.First.Shape, pair.Second))];
        try
        {
            PixelNormalization? normalization = _content.Find("pixel/mean") is { } mean && _content.Find("pixel/scale") is { } scale ? new(Network.Input, mean, scale) : null;
            return new(Network, parameters, Head, normalization);
        }
        catch (Exception fault) when (fault is NetworkFileException or ArgumentException)
        {
            throw new CheckpointException($"{_path}: found parameters that do not fit the network: {fault.Message}", fault);
        }
    }
}
