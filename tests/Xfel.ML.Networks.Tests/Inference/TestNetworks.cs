using Xfel.ML.Networks.Internals;
using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks.Tests.Inference;

/// <summary>Networks that have every layer and every way in which an inference plan fuses them.</summary>
internal static class TestNetworks
{
    public static IReadOnlyDictionary<string, Sequential> All { get; } = new Dictionary<string, Sequential>
    {
        ["convolutions of every kind"] = [Conv(20, 3, bias: false), Relu(), Conv(35, 1), Conv(9, 5, stride: 2), LeakyRelu(), Conv(17, 3, padding: 0), Conv(4, 4, stride: 3, padding: 1)],
        ["linear layers"] = [Conv(20, 3), Flatten(), Dropout(0.5f), Linear(19), Relu(), Dropout(0.5f), Linear(40), LeakyRelu(0.1f), Linear(3)],
        ["batch norm after convolution and linear layer"] = [Conv(20, 3), BatchNorm(), Relu(), Conv(8, 3, bias: false), BatchNorm(), Dropout(0.3f), BatchNorm(), Flatten(), Linear(7), BatchNorm(), Relu()],
        ["batch norm first"] = [BatchNorm(), LeakyRelu(), Conv(6, 3), Relu(), BatchNorm(), GlobalAveragePool(), Linear(4)],
        ["pools"] = [Conv(18, 3), MaxPool(2), Conv(5, 3), Relu(), MaxPool(3, stride: 2), AveragePool(2, stride: 1), LeakyRelu(), AveragePool(2)],
        ["log activation"] = [Conv(8, 7, stride: 2), LogActivation(trained: true), MaxPool(3, stride: 2), Conv(5, 3), LogActivation(0.4f), GlobalAveragePool()],
        ["pre-activation blocks"] =
        [
            Conv(16, 3, stride: 2), LogActivation(), MaxPool(2), .. Block(16, 1, projected: false), .. Block(24, 2, projected: true),
            BatchNorm(), LeakyRelu(0.2f), GlobalAveragePool(), Linear(5),
        ],
        ["blocks that add before their rectifier"] =
        [
            Conv(12, 3), BatchNorm(), Relu(),
            Residual([Conv(12, 3), BatchNorm(), Dropout(0.25f), Relu(), Conv(12, 3), BatchNorm()]), Relu(),
            Residual([Conv(20, 3, stride: 2), BatchNorm(), Relu(), Conv(20, 3), BatchNorm(), Relu()], [Conv(20, 1, stride: 2), BatchNorm()]), Relu(),
            Residual([Relu()]), Residual([BatchNorm()]), LeakyRelu(), GlobalAveragePool(), Flatten(), Linear(5),
        ],
        ["wide blocks"] =
        [
            Conv(40, 3), BatchNorm(), Relu(), Residual([Conv(40, 3, bias: false), BatchNorm(), LeakyRelu(), Conv(40, 3)]), LeakyRelu(), MaxPool(2), Conv(48, 3, padding: 2), Conv(33, 3, padding: 0),
            Residual([Conv(64, 5), Conv(70, 1)], [Conv(70, 3)]), Relu(), GlobalAveragePool(),
        ],
        ["flatten before other layers"] = [Conv(3, 3), Flatten(), BatchNorm(), Relu(), Residual([Linear(40), LeakyRelu()], [Linear(40)]), Linear(2)],
        ["flatten at the end"] = [MaxPool(3, stride: 3), Flatten()],
        ["a sum of the input with itself"] = [Residual([]), Group("inner", [Residual([Residual([Conv(3, 3)], [Conv(3, 1)])], [Dropout(0.1f), Conv(3, 1)])]), LogActivation()],
        ["nothing"] = [Dropout(0.5f)],
    };

    public static NetworkDescription Describe(Sequential layers, string name, FeatureShape input) => layers.ForInput(name, input);

    /// <summary>He initialisation, and batch norm, biases and alpha away from the identity.</summary>
    public static NamedTensor[] Parameters(NetworkGraph graph, int seed)
    {
        var random = new Random(seed);
        NamedTensor[] tensors = [.. ParameterList.Random(graph, seed)];
        for (int p = 0; p < tensors.Length; p++)
        {
            (double from, double to) = graph.Parameters[p].Role switch
            {
                ParameterRole.Scale => (-1.5, 1.5),
                ParameterRole.RunningVariance => (0.3, 2.0),
                ParameterRole.Alpha => (0.1, 0.4),
                _ => (-0.5, 0.5),
            };
            float[] values = tensors[p].Values;
            for (int i = 0; graph.Parameters[p].Role != ParameterRole.Kernel && i < values.Length; i++)
                values[i] = (float)(from + (to - from) * random.NextDouble());
        }

        return tensors;
    }

    public static NetworkModel Model(NetworkDescription network, int seed = 1, NetworkHead head = NetworkHead.None, TileSet? tiles = null) =>
        new(network, Parameters(new NetworkGraph(network), seed), head, null, tiles ?? TileSet.Best);

    private static Layer[] Block(int channels, int stride, bool projected) =>
    [
        BatchNorm(), LeakyRelu(0.2f),
        Residual([Conv(channels, 3, stride, bias: false), BatchNorm(), LeakyRelu(0.2f), Conv(channels, 3, bias: false)], projected ? [Conv(channels, 1, stride, bias: false)] : []),
        Residual([BatchNorm(), LeakyRelu(0.2f), Conv(channels, 3, bias: false), BatchNorm(), LeakyRelu(0.2f), Conv(channels, 3, bias: false)]),
    ];
}
