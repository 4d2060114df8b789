namespace Xfel.ML.Networks.Internals;

/// <summary>One operation of an inference plan with what was fused into it: y = act(layer(x) + addend), act(v) = max(v, Slope v).</summary>
/// <param name="Layer">The operation; a rectifier here is the identity before the activation, <see cref="AddLayer"/> the bare sum.</param>
/// <param name="Input">Value that it reads.</param>
/// <param name="Output">Value that it writes.</param>
/// <param name="Parameters">Its parameters, as in the graph.</param>
internal sealed record FusedNode(Layer Layer, int Input, int Output, IReadOnlyList<int> Parameters)
{
    /// <summary>No value.</summary>
    public const int None = -1;

    /// <summary>Second value that is read and added, or <see cref="None"/>.</summary>
    public int Addend { get; init; } = None;

    public float Slope { get; init; } = 1;

    /// <summary>The batch normalisation that goes into weights and bias.</summary>
    public GraphNode? Norm { get; init; }

    /// <summary>Whether nothing follows the operation itself yet.</summary>
    public bool IsBare => Slope == 1 && Addend == None;

    /// <summary>Whether each value of the output depends on the input at its own place alone, so that both may share memory.</summary>
    public bool IsPointwise => Layer is BatchNormLayer or ReluLayer or LeakyReluLayer or LogActivationLayer or AddLayer;
}
