using Xfel.ML.Networks.Internals;
using Xfel.ML.TestSupport;
using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks.Tests.Onnx;

[TestClass]
public sealed class OnnxImportTests
{
    private static readonly OnnxAttribute Kernel3 = new("kernel_shape", 3, 3), Kernel2 = new("kernel_shape", 2, 2);

    [TestMethod]
    public void Load_ZooLayout_GivesTheVgg16()
    {
        NetworkModel model = NetworkOnnx.Load(Path.Combine(AppContext.BaseDirectory, "Golden", "vgg16-small.onnx"));
        Assert.AreEqual(NetworkHead.None, model.Head);
        Assert.AreEqual("vgg16_small", model.Network.Name);
        Assert.AreEqual(new FeatureShape(5, 1, 1), model.Network.Output);
        CollectionAssert.AreEqual(Vgg16.Describe(1.0 / 32).Layers.Append(Linear(5)).ToArray(), model.Network.Layers.ToArray());
        NetworkModel again = Load(Save(model));
        float[] frames = ExportedNetworks.Frames(model, 1);
        CollectionAssert.AreEqual(ExportedNetworks.Scores(model, frames, 1), ExportedNetworks.Scores(again, frames, 1));
    }

    [TestMethod]
    public void Load_OtherExportersForms_AreTheSameLayers()
    {
        NetworkModel model = Load(new OnnxGraphBuilder()
            .Tensor("w", 4, 2, 3, 3).Node("Conv", "x w", "a", Kernel3, new OnnxAttribute("pads", 1, 1, 1, 1))
            .Node("Identity", "a", "b").Node("Relu", "b", "c").Node("Add", "b c", "d")
            .Node("MaxPool", "d", "e", Kernel2, new OnnxAttribute("strides", 2, 2), new OnnxAttribute("ceil_mode", 0L))
            .Integers("s", 0, -1).Node("Reshape", "e s", "f")
            .Tensor("m", 36, 5).Node("Gemm", "f m", "g").Node("Sigmoid", "g", "y"));
        Sequential expected = [Conv(4, 3, bias: false), Residual([Relu()]), MaxPool(2), Flatten(), Linear(5)];
        Assert.AreEqual(expected, model.Network.Layers);
        Assert.AreEqual(NetworkHead.Sigmoid, model.Head);
        Assert.AreEqual(0f, model.Parameters[^1].Values.Max(), "a missing bias is zero");
        NamedTensor matrix = model.Parameters[^2];
        CollectionAssert.AreEqual(new[] { 5, 36 }, matrix.Shape.ToArray());
        NetworkModel transposed = Load(Save(model));
        CollectionAssert.AreEqual(matrix.Values, transposed.Parameters[^2].Values);
    }

    private static IEnumerable<object[]> Refused =>
    [
        ["'Tanh_0'", "found Tanh", Builder().Node("Tanh", "x", "y")],
        ["tensor 'z'", "nothing that gives it", Builder().Node("Relu", "z", "y")],
        ["graph", "no output", new OnnxGraphBuilder { Outputs = [] }.Node("Relu", "x", "y")],
        ["graph", "the outputs 'y', 'z'", new OnnxGraphBuilder { Outputs = ["y", "z"] }.Node("Relu", "x", "y").Node("Relu", "y", "z")],
        ["'Relu_1'", "a cycle", Builder().Node("Relu", "a", "b").Node("Relu", "b", "a").Node("Relu", "a", "y")],
        ["'Identity_0'", "a cycle", Builder().Node("Identity", "y", "y")],
        ["'Add_0'", "a cycle", Builder().Node("Add", "x y", "y")],
        ["'Relu_1'", "a second operation that gives 'y'", Builder().Node("Relu", "x", "y").Node("Relu", "x", "y")],
        ["'Conv_0'", "'w', which is not stored", Builder().Node("Conv", "x w", "y")],
        ["'Conv_0'", "1 inputs", Builder().Node("Conv", "x", "y")],
        ["'Conv_0'", "weight 'w' of shape [4, 3, 3, 3]", Builder().Tensor("w", 4, 3, 3, 3).Node("Conv", "x w", "y")],
        ["'Conv_0'", "weight 'w' of shape [4, 2, 3, 1]", Builder().Tensor("w", 4, 2, 3, 1).Node("Conv", "x w", "y")],
        ["'Conv_0'", "weight 'w' of shape [0, 2, 3, 3]", Builder().Tensor("w", 0, 2, 3, 3).Node("Conv", "x w", "y")],
        ["'Conv_0'", "needs at least 7 x 7 pixels", Builder().Tensor("w", 1, 2, 7, 7).Node("Conv", "x w", "y")],
        ["'Conv_0'", "2 groups", Builder().Tensor("w", 4, 2, 3, 3).Node("Conv", "x w", "y", new OnnxAttribute("group", 2L))],
        ["'Conv_0'", "pads [0, 0, 1, 1]", Builder().Tensor("w", 4, 2, 3, 3).Node("Conv", "x w", "y", new OnnxAttribute("pads", 0, 0, 1, 1))],
        ["'Conv_0'", "pads", Builder().Tensor("w", 4, 2, 3, 3).Node("Conv", "x w", "y", new OnnxAttribute("pads", 1L << 40, 1L << 40, 1L << 40, 1L << 40))],
        ["'Conv_0'", "stride of 0", Builder().Tensor("w", 4, 2, 3, 3).Node("Conv", "x w", "y", new OnnxAttribute("strides", 0, 0))],
        ["'Conv_0'", "dilations", Builder().Tensor("w", 4, 2, 3, 3).Node("Conv", "x w", "y", new OnnxAttribute("dilations", 2, 2))],
        ["'Conv_0'", "bias", Builder().Tensor("w", 4, 2, 3, 3).Tensor("bias", 5).Node("Conv", "x w bias", "y")],
        ["initializer 'w'", "data type 7", Builder().Integers("w", 1, 2).Node("Conv", "x w", "y")],
        ["'MaxPool_0'", "ceil_mode 1", Builder().Node("MaxPool", "x", "y", Kernel2, new OnnxAttribute("strides", 2, 2), new OnnxAttribute("ceil_mode", 1L))],
        ["'MaxPool_0'", "a window of 0", Builder().Node("MaxPool", "x", "y")],
        ["'AveragePool_0'", "padding 1", Builder().Node("AveragePool", "x", "y", Kernel3, new OnnxAttribute("pads", 1, 1, 1, 1))],
        ["'Gemm_0'", "found maps", Builder().Tensor("w", 3, 84).Node("Gemm", "x w", "y", new OnnxAttribute("transB", 1L))],
        ["'Gemm_1'", "weight 'w' of shape [3, 83]", Builder().Tensor("w", 3, 83).Node("Flatten", "x", "a").Node("Gemm", "a w", "y", new OnnxAttribute("transB", 1L))],
        ["'Gemm_1'", "other attributes", Builder().Tensor("w", 3, 84).Node("Flatten", "x", "a").Node("Gemm", "a w", "y", new OnnxAttribute("transB", 1L), new OnnxAttribute("alpha", 2f))],
        ["'Flatten_0'", "axis 2", Builder().Node("Flatten", "x", "y", new OnnxAttribute("axis", 2L))],
        ["'Reshape_0'", "[3, 28]", Builder().Integers("s", 3, 28).Node("Reshape", "x s", "y")],
        ["'BatchNormalization_0'", "2 inputs", Builder().Tensor("p", 2).Node("BatchNormalization", "x p", "y")],
        ["'BatchNormalization_0'", "training mode", Builder().Tensor("p", 2).Node("BatchNormalization", "x p p p p", "y", new OnnxAttribute("training_mode", 1L))],
        ["'LeakyRelu_0'", "slope", Builder().Node("LeakyRelu", "x", "y", new OnnxAttribute("alpha", 2f))],
        ["'LeakyRelu_0'", "slope", Builder().Node("LeakyRelu", "x", "y", new OnnxAttribute("alpha", float.NaN))],
        ["'Add_0'", "the addition of a constant", Builder().Tensor("w", 1).Node("Add", "x w", "y")],
        ["'Mul_0'", "found Mul", Builder().Tensor("w", 1).Node("Mul", "x w", "y")],
        ["tensor 'y'", "a tensor added to itself", Builder().Node("Add", "x x", "y")],
        ["'Add_1'", "2 x 6 x 7 and 84", Builder().Node("Flatten", "x", "a").Node("Add", "x a", "y")],
        ["tensor 'a'", "branches that do not nest", Builder().Node("Relu", "x", "a").Node("Add", "a x", "b").Node("Add", "a b", "y")],
        ["'Softmax_0'", "axis -1 of 4", Builder().Node("Softmax", "x", "y")],
        ["'Softmax_0'", "found Softmax", Builder().Node("Softmax", "x", "a", new OnnxAttribute("axis", 1L)).Node("Relu", "a", "y")],
        ["input 'x'", "shape [-1, 2, 6]", new OnnxGraphBuilder { Input = [2, 6] }.Node("Relu", "x", "y")],
        ["input 'x'", "maps of 1 x 65536 x 65536", new OnnxGraphBuilder { Input = [1, 65536, 65536] }.Node("Relu", "x", "y")],
        ["'Conv_0'", "maps of 40 x 4095 x 4095", new OnnxGraphBuilder { Input = [1, 4095, 4095] }.Tensor("w", 40, 1, 1, 1).Node("Conv", "x w", "y")],
    ];

    [TestMethod]
    [DynamicData(nameof(Refused))]
    public void Load_GraphBeyondTheLayers_IsRefusedWhereItDeparts(string where, string found, object builder)
    {
        NetworkFileException fault = Assert.ThrowsExactly<NetworkFileException>(() => Load((OnnxGraphBuilder)builder));
        StringAssert.Contains(fault.Message, where);
        StringAssert.Contains(fault.Message, found);
        StringAssert.Contains(fault.Message, "expected ");
        Assert.DoesNotContain("\n", fault.Message);
    }

    [TestMethod]
    public void Load_SharedWeights_DoNotGrowWithoutBound()
    {
        OnnxGraphBuilder builder = new OnnxGraphBuilder { Input = [40, 3, 3] }.Tensor("w", 40, 40, 3, 3);
        for (int i = 0; i < 8; i++)
            builder.Node("Conv", $"{(i == 0 ? "x" : $"a{i}")} w", i == 7 ? "y" : $"a{i + 1}", Kernel3, new OnnxAttribute("pads", 1, 1, 1, 1));
        StringAssert.Contains(Assert.ThrowsExactly<NetworkFileException>(() => Load(builder)).Message, "initializer 'w': found weights that many layers share");
    }

    [TestMethod]
    public void Load_DeepGraphs_AreRefusedOrRead()
    {
        OnnxGraphBuilder chain = new(), nested = new();
        for (int i = 0; i < 5000; i++)
            chain.Node("Relu", i == 0 ? "x" : $"a{i}", i == 4999 ? "y" : $"a{i + 1}");
        Assert.AreEqual(5000, Load(chain).Network.Layers.Count);
        for (int i = 0; i < 40; i++)
            nested.Node("Relu", i == 0 ? "x" : $"a{i}", $"b{i}").Node("Add", $"b{i} x", i == 39 ? "y" : $"a{i + 1}");
        StringAssert.Contains(Assert.ThrowsExactly<NetworkFileException>(() => Load(nested)).Message, "sums within sums");
    }

    [TestMethod]
    public void Load_AnyTruncation_IsRefusedOrTheWholeGraph()
    {
        byte[] bytes = Save(SmallModel());
        int whole = 0;
        using var folder = new TemporaryFolder();
        for (int length = 0; length < bytes.Length; length += length > bytes.Length - 200 ? 1 : 37)
        {
            try
            {
                Load(bytes[..length], folder);
                whole++;
            }
            catch (NetworkFileException fault)
            {
                StringAssert.Contains(fault.Message, "expected ");
            }
        }

        Assert.IsLessThan(4, whole, "only where the metadata after the graph ends between two fields");
    }

    [TestMethod]
    public void Load_AnyDamage_LoadsOrIsRefused()
    {
        byte[] bytes = Save(SmallModel());
        var random = new Random(6);
        using var folder = new TemporaryFolder();
        int refused = 0;
        for (int round = 0; round < 1500; round++)
        {
            byte[] damaged = [.. bytes];
            for (int i = 0; i < 1 + round % 4; i++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                Load(damaged, folder);
            }
            catch (NetworkFileException)
            {
                refused++;
            }
        }

        Assert.IsGreaterThan(300, refused);
    }

    private static OnnxGraphBuilder Builder() => new();

    private static NetworkModel SmallModel()
    {
        Sequential layers =
        [
            Conv(4, 3, stride: 2, bias: false), BatchNorm(), LogActivation(0.2f, trained: true), MaxPool(3, stride: 2),
            Residual([BatchNorm(), LeakyRelu(), Conv(4, 3)], [Conv(4, 1)]), GlobalAveragePool(), Linear(3),
        ];
        return ExportedNetworks.Make(layers.ForInput("small", new(1, 9, 8)), NetworkHead.Softmax, normalized: true);
    }

    private static byte[] Save(NetworkModel model)
    {
        using var stream = new MemoryStream();
        NetworkOnnx.Save(model, stream);
        return stream.ToArray();
    }

    private static NetworkModel Load(OnnxGraphBuilder builder) => Load(builder.Build());

    private static NetworkModel Load(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        return Load(bytes, folder);
    }

    private static NetworkModel Load(byte[] bytes, TemporaryFolder folder)
    {
        string path = folder.File("model.onnx");
        File.WriteAllBytes(path, bytes);
        return NetworkOnnx.Load(path);
    }
}
