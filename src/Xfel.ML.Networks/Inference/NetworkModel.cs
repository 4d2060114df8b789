using Xfel.ML.Networks.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML.Networks;

/// <summary>
/// A network with its weights, ready to give scores: batch normalisation is folded into the convolutions, buffers are reused. Immutable; one instance serves any number of threads.
/// The bits of a frame's scores depend on the instruction set only, not on batch or threads; across instruction sets scores agree to 1e-4.
/// </summary>
public sealed class NetworkModel
{
    private readonly InferencePlan _plan;
    private readonly ParameterList _parameters;

    /// <summary>Makes a model of a description and its parameters.</summary>
    /// <param name="network">The layers.</param>
    /// <param name="parameters">Every parameter of the network by name (<c>conv1.weight</c>, <c>norm1.scale|shift|mean|variance</c>, <c>linear1.bias</c>, <c>log1.alpha</c>, numbered
    /// in network order), in any order; kernels <c>[out][in][row][column]</c>, linear weights <c>[out][in]</c>, all others one value per channel. The values are copied.</param>
    /// <param name="head">What turns outputs into scores.</param>
    /// <param name="normalization">What is done to each pixel before the first layer; null for nothing.</param>
    /// <exception cref="NetworkFileException">The parameters or the normalisation are not those of the network; every fault is named.</exception>
    public NetworkModel(NetworkDescription network, IReadOnlyList<NamedTensor> parameters, NetworkHead head, PixelNormalization? normalization = null)
        : this(network, parameters, head, normalization, TileSet.Best)
    {
    }

    internal NetworkModel(NetworkDescription network, IReadOnlyList<NamedTensor> parameters, NetworkHead head, PixelNormalization? normalization, TileSet tiles)
        : this(ParameterList.Match(GraphOf(network), parameters), head, normalization, tiles)
    {
    }

    private NetworkModel(ParameterList parameters, NetworkHead head, PixelNormalization? normalization, TileSet tiles)
    {
        NetworkGraph graph = parameters.Graph;
        Network = graph.Network;
        if (!Enum.IsDefined(head))
            throw new ArgumentOutOfRangeException(nameof(head), head, "expected softmax, sigmoid or none");
        if (normalization is not null && normalization.Shape != Network.Input)
            throw new NetworkFileException($"{Network.Name}: the normalisation is for frames of {normalization.Shape}, the network takes {Network.Input}; use the normalisation of the same training");
        Head = head;
        Normalization = normalization;
        _parameters = parameters;
        _plan = new InferencePlan(graph, [graph.Output], new PlanarFrames(Network.Input, normalization), tiles);
        WeightLoader.Load(_plan, parameters);
    }

    /// <summary>Name of the instruction set whose kernels run on this machine: <c>AVX-512</c>, <c>AVX2</c> or <c>portable</c>.</summary>
    public static string InstructionSet => TileSet.Best.InstructionSet;

    /// <summary>The layers with their shapes.</summary>
    public NetworkDescription Network { get; }

    /// <summary>What turns outputs into scores.</summary>
    public NetworkHead Head { get; }

    /// <summary>What is done to each pixel before the first layer, or null.</summary>
    public PixelNormalization? Normalization { get; }

    /// <summary>Every parameter in network order, running statistics included. Each array is made anew when its item is asked for.</summary>
    public IReadOnlyList<NamedTensor> Parameters => _parameters;

    /// <summary>Makes a network with seeded random weights (He initialisation; biases 0, batch norm the identity); the same bits on every platform.</summary>
    /// <param name="network">The layers.</param>
    /// <param name="head">What turns outputs into scores.</param>
    /// <param name="seed">Seed of the weights.</param>
    public static NetworkModel CreateRandom(NetworkDescription network, NetworkHead head, int seed = 0) => new(ParameterList.Random(GraphOf(network), seed), head, null, TileSet.Best);

    /// <summary>Scores of <paramref name="batch"/> frames: the outputs after the head.</summary>
    /// <param name="frames"><c>[batch][channels][height][width]</c>.</param>
    /// <param name="batch">Number of frames.</param>
    /// <param name="scores"><c>[batch][outputs]</c>; outputs that are maps lie as <c>[channels][height][width]</c>.</param>
    /// <param name="threads">Most threads to use; 0 means one per processor. With 1 a call allocates nothing once buffers are there.</param>
    /// <exception cref="InvalidInputException">A frame holds NaN or infinity, or values so large that its outputs do; the message has its index.</exception>
    public void Predict(ReadOnlySpan<float> frames, int batch, Span<float> scores, int threads = 0)
    {
        PredictOutputs(frames, batch, scores, threads);
        int length = Network.Output.Length, pixels = Network.Output.Height * Network.Output.Width;
        if (Head == NetworkHead.Sigmoid)
        {
            HeadKernel.Sigmoid(scores);
        }
        else if (Head == NetworkHead.Softmax)
        {
            for (int frame = 0; frame < batch; frame++)
                HeadKernel.Softmax(scores.Slice(frame * length, length), pixels);
        }
    }

    /// <summary>Outputs of <paramref name="batch"/> frames before the head: logits.</summary>
    /// <param name="frames"><c>[batch][channels][height][width]</c>.</param>
    /// <param name="batch">Number of frames.</param>
    /// <param name="outputs"><c>[batch][outputs]</c>; outputs that are maps lie as <c>[channels][height][width]</c>.</param>
    /// <param name="threads">Most threads to use; 0 means one per processor. With 1 a call allocates nothing once buffers are there.</param>
    /// <exception cref="InvalidInputException">A frame holds NaN or infinity, or values so large that its outputs do; the message has its index.</exception>
    public void PredictOutputs(ReadOnlySpan<float> frames, int batch, Span<float> outputs, int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(batch);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        int pixels = Network.Input.Length, length = Network.Output.Length;
        if (frames.Length != (long)batch * pixels)
            ThrowHelper.Length(nameof(frames), frames.Length, batch, pixels);
        if (outputs.Length != (long)batch * length)
            ThrowHelper.Length(nameof(outputs), outputs.Length, batch, length);
        for (int frame = 0; frame < batch; frame++)
        {
            if (!FiniteCheck.AllFinite(frames.Slice(frame * pixels, pixels)))
                ThrowHelper.NotFinite(frames.Slice(frame * pixels, pixels), frame, Network.Input);
        }

        if (batch > 0)
            _plan.Run(frames, batch, outputs, threads == 0 ? Environment.ProcessorCount : threads);
        for (int frame = 0; frame < batch; frame++)
        {
            if (!FiniteCheck.AllFinite(outputs.Slice(frame * length, length)))
                ThrowHelper.Overflow(frame, Network.Name);
        }
    }

    /// <summary>The network's table and its head.</summary>
    public override string ToString() => $"{Network}head: {Head}\n";

    private static NetworkGraph GraphOf(NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new NetworkGraph(network);
    }
}
