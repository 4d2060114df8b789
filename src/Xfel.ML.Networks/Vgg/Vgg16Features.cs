using System.Globalization;
using Xfel.ML.Networks.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML.Networks;

/// <summary>
/// VGG16 as a fixed featurizer (Han and Li, sec. 4.2): a grey frame goes in, the outputs of both fully connected layers after their rectifiers come out.
/// Immutable; one instance serves any number of threads.
/// </summary>
public sealed class Vgg16Features
{
    private readonly InferencePlan _plan;

    private Vgg16Features(NetworkDescription network, IParameterSource source, string weightsDescription, bool isPretrained, TileSet tiles)
    {
        Network = network;
        var graph = new NetworkGraph(network);
        _plan = new InferencePlan(graph, [FirstFullyConnected(graph), graph.Output], new ImageNetInput(InputSize.PixelCount), tiles);
        using var digest = new WeightDigest();
        WeightLoader.Load(_plan, source, digest);
        Digest = digest.Finish();
        WeightsDescription = weightsDescription;
        IsPretrained = isPretrained;
    }

    /// <summary>The size of the frames that <see cref="Extract"/> takes.</summary>
    public static FrameSize InputSize { get; } = new(224, 224);

    /// <summary>The layers with their shapes.</summary>
    public NetworkDescription Network { get; }

    /// <summary>Number of features per frame: 8192 at width 1.</summary>
    public int FeatureCount => _plan.OutputLength;

    /// <summary>Which network and which weights, for every output that depends on them.</summary>
    public string WeightsDescription { get; }

    /// <summary>SHA-256 over shapes, weights and biases, in hexadecimal.</summary>
    public string Digest { get; }

    /// <summary>Whether the weights came from a file; otherwise they are seeded random numbers.</summary>
    public bool IsPretrained { get; }

    /// <summary>Weight and bias of every layer, for model bundles. Each array is made anew when its item is asked for: at width 1 they are 537 MB together.</summary>
    public IReadOnlyList<NamedTensor> Tensors => new Vgg16TensorList(Network, [.. _plan.Steps.OfType<WeightedStep>()]);

    /// <summary>Makes the network with seeded random weights (He initialisation, biases 0); the same bits on every platform.</summary>
    /// <param name="width">Multiple of the published number of channels.</param>
    /// <param name="seed">Seed of the weights.</param>
    public static Vgg16Features CreateRandom(double width = 0.25, int seed = 0) => CreateRandom(width, seed, TileSet.Best);

    /// <summary>Reads trained weights from an ONNX file with the layout of the model zoo's <c>vgg16-7.onnx</c> and <c>vgg16-12.onnx</c>, of any width.</summary>
    /// <exception cref="NetworkFileException">The file cannot be read, is damaged, or holds another network.</exception>
    public static Vgg16Features LoadOnnx(string path) => LoadOnnx(path, TileSet.Best);

    /// <summary>Makes the network from exported tensors.</summary>
    /// <param name="tensors">What <see cref="Tensors"/> gave.</param>
    /// <param name="weightsDescription">Its <see cref="WeightsDescription"/>.</param>
    /// <param name="isPretrained">Its <see cref="IsPretrained"/>.</param>
    /// <exception cref="NetworkFileException">The tensors are not those of a VGG16.</exception>
    public static Vgg16Features FromTensors(IEnumerable<NamedTensor> tensors, string weightsDescription, bool isPretrained)
    {
        (NetworkDescription network, TensorWeights weights) = TensorWeights.Match(tensors);
        return new(network, weights, weightsDescription, isPretrained, TileSet.Best);
    }

    /// <summary>Extracts the features of <paramref name="batch"/> frames. The bits of a frame's features depend on the instruction set only, not on batch or threads.</summary>
    /// <param name="images"><c>[batch][224][224]</c>, grey 0 to 255.</param>
    /// <param name="batch">Number of frames.</param>
    /// <param name="features"><c>[batch][<see cref="FeatureCount"/>]</c>: first fully connected layer, then the second.</param>
    /// <param name="threads">Most threads to use; 0 means one per processor.</param>
    public void Extract(ReadOnlySpan<float> images, int batch, Span<float> features, int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(batch);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        if (images.Length != (long)batch * InputSize.PixelCount)
            ThrowHelper.Length(nameof(images), images.Length, batch, InputSize.PixelCount);
        if (features.Length != (long)batch * FeatureCount)
            ThrowHelper.Length(nameof(features), features.Length, batch, FeatureCount);
        if (batch > 0)
            _plan.Run(images, batch, features, threads == 0 ? Environment.ProcessorCount : threads);
    }

    /// <summary>The network's table and where its weights are from.</summary>
    public override string ToString() => $"{Network}weights: {WeightsDescription}\n";

    /// <summary>The rectified output of the first linear layer.</summary>
    private static int FirstFullyConnected(NetworkGraph graph)
    {
        GraphNode linear = graph.Nodes.First(node => node.Layer is LinearLayer);
        return graph.Nodes.First(node => node.Input == linear.Output).Output;
    }

    internal static Vgg16Features CreateRandom(double width, int seed, TileSet tiles)
    {
        NetworkDescription network = Vgg16.Describe(width);
        string description = string.Create(CultureInfo.InvariantCulture, $"{network.Name}, seeded random weights (seed {seed}), not ImageNet");
        return new(network, new RandomParameters(new NetworkGraph(network), seed), description, isPretrained: false, tiles);
    }

    internal static Vgg16Features LoadOnnx(string path, TileSet tiles)
    {
        using OnnxWeights weights = OnnxWeights.Open(path);
        NetworkDescription network = Vgg16.Describe(weights.Widths);
        string description = $"{network.Name}, weights from {Path.GetFileName(path)} (sha256 {weights.FileDigest()})";
        return new(network, weights, description, isPretrained: true, tiles);
    }
}
