namespace Xfel.ML.Networks;

/// <summary>A network with its parameters; immutable.</summary>
public sealed class NetworkModel(NetworkDescription network, IReadOnlyList<NamedTensor> parameters, NetworkHead head, PixelNormalization? normalization = null)
{
    /// <summary>The layers.</summary>
    public NetworkDescription Network => network;

    /// <summary>What turns outputs into scores.</summary>
    public NetworkHead Head => head;

    /// <summary>What is done to every pixel first; null for nothing.</summary>
    public PixelNormalization? Normalization => normalization;

    /// <summary>Every parameter in the graph's order, running statistics included.</summary>
    public IReadOnlyList<NamedTensor> Parameters => parameters;
}
