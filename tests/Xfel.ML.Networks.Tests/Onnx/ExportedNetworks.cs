using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks.Tests.Onnx;

/// <summary>Small networks that have every layer between them, with weights and running statistics like those of trained networks.</summary>
internal static class ExportedNetworks
{
    private static readonly FeatureShape OddFrame = new(3, 17, 23);

    public static IEnumerable<(string Name, Func<NetworkModel> Make)> All =>
    [
        ("resnet10", () => Make(ResNets.ResNet10(5, new(3, 17, 23)), NetworkHead.Softmax, normalized: true)),
        ("resnet18", () => Make(ResNets.ResNet18(11, OddFrame, new() { Width = 0.25 }), NetworkHead.Sigmoid)),
        ("resnet50", () => Make(ResNets.ResNet50(4, new(20, 33, 18), new() { Width = 0.125 }), NetworkHead.Softmax)),
        ("vgg16", () => Make(Networks.Vgg.Vgg16(5, new(3, 224, 230), new() { Width = 1.0 / 32 }), NetworkHead.Softmax)),
        ("vgg19", () => Make(Networks.Vgg.Vgg19(5, new(1, 257, 224), new() { Width = 1.0 / 32, BatchNorm = true }), NetworkHead.Sigmoid)),
        ("layers", () => Make(AllLayers.ForInput("every layer", OddFrame), NetworkHead.None, normalized: true)),
        ("maps", () => Make(Sequential.Create([Conv(20, 5, padding: 0), LogActivation(0.3f, trained: true), Conv(3, 2, padding: 1)]).ForInput("maps", OddFrame), NetworkHead.Softmax)),
        ("flat", () => Make(FlatLayers.ForInput("flat layers", new(20, 3, 2)), NetworkHead.Sigmoid)),
        ("nothing", () => Make(Sequential.Create([Dropout(0.5f)]).ForInput("nothing", OddFrame), NetworkHead.None)),
        ("one", () => Make(Sequential.Create([]).ForInput("one", new(20, 1, 1)), NetworkHead.Softmax)),
    ];

    private static Sequential AllLayers =>
    [
        Conv(20, 4, stride: 3, padding: 2), BatchNorm(0.1f, 1e-3f), LogActivation(0.2f), MaxPool(3, stride: 2), LogActivation(0.7f, trained: true),
        Residual([Conv(20, 3), Residual([BatchNorm(), Relu()]), LeakyRelu(0.1f), Dropout(0.3f)], [Conv(20, 1, bias: false)]),
        Residual([Residual([Residual([Conv(20, 3)], [Relu()])]), AveragePool(1)]), Group("end", [AveragePool(2), Dropout(0.2f), Flatten(), Linear(13)]),
        Residual([BatchNorm(), Relu(), Linear(13)]), LogActivation(0.2f), LeakyRelu(0.01f), Linear(7),
    ];

    /// <summary>Layers of maps after flat ones, and sums of both forms.</summary>
    private static Sequential FlatLayers =>
    [
        GlobalAveragePool(), Residual([Linear(20)]), Conv(12, 1), Linear(6), MaxPool(1), Residual([Conv(6, 3)], [Linear(6)]), Flatten(), GlobalAveragePool(), AveragePool(1), BatchNorm(),
    ];

    /// <summary>A model with seeded random weights and running statistics.</summary>
    public static NetworkModel Make(NetworkDescription network, NetworkHead head, bool normalized = false)
    {
        var random = new Random(3);
        NamedTensor[] parameters = [.. NetworkModel.CreateRandom(network, head, seed: 5).Parameters];
        foreach (NamedTensor tensor in parameters.Where(tensor => !tensor.Name.EndsWith(".weight", StringComparison.Ordinal)))
        {
            bool isPositive = tensor.Name.EndsWith("variance", StringComparison.Ordinal) || tensor.Name.EndsWith("alpha", StringComparison.Ordinal) || tensor.Name.EndsWith("scale", StringComparison.Ordinal);
            for (int i = 0; i < tensor.Values.Length; i++)
                tensor.Values[i] = isPositive ? 0.5f + random.NextSingle() : random.NextSingle() - 0.5f;
        }

        PixelNormalization? normalization = normalized ? new(network.Input, Values(random, network.Input.Length), Values(random, network.Input.Length)) : null;
        var model = new NetworkModel(network, parameters, head, normalization);
        if (head == NetworkHead.None || network.Layers is not [.., LinearLayer or ConvLayer])
            return model;

        // Outputs of a few units, where softmax and sigmoid are not flat and hide no difference.
        float largest = Scores(new NetworkModel(network, parameters, NetworkHead.None, normalization), Frames(model, 2), 2).Max(Math.Abs);
        foreach (NamedTensor tensor in parameters[^2..])
            TensorPrimitives.Multiply(tensor.Values, 3 / largest, tensor.Values);
        return new NetworkModel(network, parameters, head, normalization);
    }

    /// <summary>Frames of photon-like values.</summary>
    public static float[] Frames(NetworkModel model, int batch)
    {
        var random = new Random(9);
        var frames = new float[batch * model.Network.Input.Length];
        for (int i = 0; i < frames.Length; i++)
            frames[i] = 3 * random.NextSingle() * random.NextSingle() * (1 + i / model.Network.Input.Length);
        return frames;
    }

    public static float[] Scores(NetworkModel model, float[] frames, int batch)
    {
        var scores = new float[batch * model.Network.Output.Length];
        model.Predict(frames, batch, scores, threads: 1);
        return scores;
    }

    /// <summary>Writes the model, frames and scores as the scripts beside this file take them; gives the path of the model.</summary>
    public static string Write(string folder, string name, NetworkModel model, int batch)
    {
        float[] frames = Frames(model, batch);
        string path = Path.Combine(folder, $"{name}.onnx");
        NetworkOnnx.Save(model, path);
        File.WriteAllBytes(Path.ChangeExtension(path, ".frames.f32"), MemoryMarshal.AsBytes(frames.AsSpan()));
        File.WriteAllBytes(Path.ChangeExtension(path, ".scores.f32"), MemoryMarshal.AsBytes(Scores(model, frames, batch).AsSpan()));
        return path;
    }

    private static float[] Values(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
}
