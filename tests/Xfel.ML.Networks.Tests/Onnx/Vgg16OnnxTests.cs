using Xfel.ML.Networks.Tests.Execution;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Networks.Tests.Onnx;

[TestClass]
public sealed class Vgg16OnnxTests
{
    /// <summary>Our float32 sums against torch in double, relative to the largest feature.</summary>
    private const double TorchTolerance = 1e-5;

    private static string Golden(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", name);

    [TestMethod]
    [DataRow("Vector512")]
    [DataRow("Vector256")]
    [DataRow("Vector128")]
    public void Extract_ZooLayout_EqualsTorch(string form)
    {
        const int Frames = 3;
        var features = Vgg16Features.LoadOnnx(Golden("vgg16-small.onnx"), TileForms.Get(form));
        Assert.AreEqual(256, features.FeatureCount);
        var found = new float[Frames * features.FeatureCount];
        features.Extract(TestFrames.WholeNumbers(Frames), Frames, found, 2);
        float[] expected = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Golden("vgg16-small.features.f32"))).ToArray();
        Assert.AreEqual(expected.Length, found.Length);
        for (int i = 0; i < found.Length; i++)
            Assert.AreEqual(expected[i], found[i], TorchTolerance * expected.Max(), $"feature {i}");
    }

    [TestMethod]
    public void LoadOnnx_ZooLayout_SaysWhereTheWeightsAreFrom()
    {
        var features = Vgg16Features.LoadOnnx(Golden("vgg16-small.onnx"));
        Assert.IsTrue(features.IsPretrained);
        StringAssert.StartsWith(features.WeightsDescription, "VGG16, width 0.03125, weights from vgg16-small.onnx (sha256 ");
        StringAssert.Contains(features.WeightsDescription, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Golden("vgg16-small.onnx")))));
        Assert.IsFalse(features.WeightsDescription.Contains("ImageNet"));
    }

    [TestMethod]
    public void LoadOnnx_FloatDataAndPackedShapes_EqualRawData()
    {
        Vgg16Features raw = Load(new OnnxModelBuilder()), floats = Load(new OnnxModelBuilder { FloatData = true });
        Assert.AreEqual(raw.Digest, floats.Digest);
    }

    [TestMethod]
    public void LoadOnnx_ChannelsOfNoWidth_AreNamed() =>
        Assert.AreEqual("VGG16, channels 3-1-2-1-2, fully connected 2", Load(new OnnxModelBuilder { Channels = [3, 1, 2, 1, 2] }).Network.Name);

    [TestMethod]
    public void LoadOnnx_SymbolicOrMissingInputShape_Loads()
    {
        Load(new OnnxModelBuilder { InputShape = [-1, -1, -1, -1] });
        Load(new OnnxModelBuilder { InputShape = [] });
    }

    public static IEnumerable<object[]> OtherGraphs()
    {
        yield return ["VGG-19", new OnnxModelBuilder { Convolutions = [2, 2, 4, 4, 4] }, "found Conv; expected MaxPool"];
        yield return ["VGG-13", new OnnxModelBuilder { Convolutions = [2, 2, 2, 2, 2] }, "found MaxPool; expected Conv"];
        yield return ["batch norm", new OnnxModelBuilder { BatchNorm = true }, "found BatchNormalization; expected Relu"];
        yield return ["residual", new OnnxModelBuilder { Residual = true }, "a branch into Conv, Add"];
        yield return ["frames of 128", new OnnxModelBuilder { InputShape = [1, 3, 128, 128] }, "found shape [1, 3, 128, 128]; expected [batch, 3, 224, 224]"];
        yield return ["frames of 128, shape hidden", new OnnxModelBuilder { InputShape = [], FlattenedPixels = 16 }, "weight 'vgg0_dense0_weight' of shape [2, 16]; expected [outputs, 49]"];
        yield return ["no padding", new OnnxModelBuilder { Padding = 0 }, "a 3 x 3 convolution of stride 1 and padding 1"];
        yield return ["external data", new OnnxModelBuilder { ExternalData = true }, "save the model with its weights inside"];
        yield return ["half precision", new OnnxModelBuilder { DataType = 10 }, "found data type 10; expected 32-bit floats"];
        yield return ["missing values", new OnnxModelBuilder { MissingBytes = 4 }, "found 104 bytes of values; expected 108"];
        yield return ["NaN weight", new OnnxModelBuilder { FirstWeight = float.NaN }, "NaN or infinity"];
    }

    [TestMethod]
    [DynamicData(nameof(OtherGraphs))]
    public void LoadOnnx_AnotherGraph_SaysWhereItDeparts(string what, object builder, string expected)
    {
        NetworkFileException fault = Assert.ThrowsExactly<NetworkFileException>(() => Load((OnnxModelBuilder)builder), what);
        StringAssert.Contains(fault.Message, expected, what);
        StringAssert.Contains(fault.Message, "model.onnx: ", what);
        Assert.IsFalse(fault.Message.Contains('\n'), what);
    }

    [TestMethod]
    public void LoadOnnx_NotAnOnnxFile_SaysSo()
    {
        foreach (byte[] bytes in (byte[][])[[], "frames,labels\n1,2\n"u8.ToArray(), new byte[64], [0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07]])
            StringAssert.Contains(Assert.ThrowsExactly<NetworkFileException>(() => Load(bytes)).Message, "expected ");
        using var folder = new TemporaryFolder();
        Assert.ThrowsExactly<NetworkFileException>(() => Vgg16Features.LoadOnnx(folder.File("absent.onnx")));
        Assert.ThrowsExactly<NetworkFileException>(() => Vgg16Features.LoadOnnx(folder.Path));
    }

    [TestMethod]
    public void LoadOnnx_AnyTruncation_IsRefused()
    {
        byte[] bytes = new OnnxModelBuilder().Build();
        using var folder = new TemporaryFolder();
        for (int length = 0; length < bytes.Length; length += 61)
            Assert.ThrowsExactly<NetworkFileException>(() => Load(bytes[..length], folder), $"{length} bytes");
    }

    [TestMethod]
    public void LoadOnnx_AnyDamage_LoadsOrIsRefused()
    {
        byte[] bytes = new OnnxModelBuilder().Build();
        var random = new Random(2);
        using var folder = new TemporaryFolder();
        int refused = 0;
        for (int round = 0; round < 400; round++)
        {
            byte[] damaged = [.. bytes];
            for (int i = 0; i < 3; i++)
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

        Assert.IsGreaterThan(100, refused);
    }

    [TestMethod]
    public void LoadOnnx_AnnouncedGigabytes_AllocatesLittle()
    {
        // A graph, an initializer and raw_data that announce 2 GB, with nothing behind them.
        byte[] bytes = [0x3A, 0xF0, 0xFF, 0xFF, 0xFF, 0x07, 0x2A, 0xE0, 0xFF, 0xFF, 0xFF, 0x07, 0x4A, 0xD0, 0xFF, 0xFF, 0xFF, 0x07];
        using var folder = new TemporaryFolder();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.ThrowsExactly<NetworkFileException>(() => Load(bytes, folder));
        Assert.IsLessThan(1 << 20, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Vgg16Features Load(OnnxModelBuilder builder) => Load(builder.Build());

    private static Vgg16Features Load(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        return Load(bytes, folder);
    }

    private static Vgg16Features Load(byte[] bytes, TemporaryFolder folder)
    {
        string path = folder.File("model.onnx");
        File.WriteAllBytes(path, bytes);
        return Vgg16Features.LoadOnnx(path);
    }
}
