using Xfel.ML.Networks.Internals;
using Xfel.ML.Networks.Tests.Execution;
using Xfel.ML.Networks.Tests.Inference;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Networks.Tests.Vgg;

[TestClass]
public sealed class Vgg16FeaturesTests
{
    private const double SmallWidth = 1.0 / 32;

    /// <summary>Sets that fuse multiply and add agree bit for bit; one that does not rounds once more per product.</summary>
    private const double InstructionSetTolerance = 1e-5;

    [TestMethod]
    public void Extract_RandomWeights_EqualsDoubleReference()
    {
        var features = Vgg16Features.CreateRandom(SmallWidth, seed: 7);
        float[] frame = TestFrames.Diffraction(1);
        var found = new float[features.FeatureCount];
        features.Extract(frame, 1, found, 1);

        double[] mean = [0.485, 0.456, 0.406], deviation = [0.229, 0.224, 0.225];
        double[] input = [.. Enumerable.Range(0, 3).SelectMany(c => frame.Select(grey => (grey / 255.0 - mean[c]) / deviation[c]))];
        var graph = new NetworkGraph(Vgg16.Describe(SmallWidth));
        double[][] values = ReferenceNetwork.Run(graph, new RandomParameters(graph, 7), input);
        double[] expected = [.. values[^3], .. values[^1]];
        double scale = expected.Max();
        for (int i = 0; i < found.Length; i++)
            Assert.AreEqual(expected[i], found[i], 1e-5 * scale, $"feature {i}");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(4)]
    public void Extract_AnyBatchAndThreads_GivesTheSameBits(int threads)
    {
        const int Batch = 8;
        var features = Vgg16Features.CreateRandom(1.0 / 16);
        float[] frames = TestFrames.Diffraction(Batch);
        var together = new float[Batch * features.FeatureCount];
        features.Extract(frames, Batch, together, threads);

        var single = new float[together.Length];
        for (int n = 0; n < Batch; n++)
            features.Extract(frames.AsSpan(n * 224 * 224, 224 * 224), 1, single.AsSpan(n * features.FeatureCount, features.FeatureCount), 1);
        CollectionAssert.AreEqual(Array.ConvertAll(single, BitConverter.SingleToInt32Bits), Array.ConvertAll(together, BitConverter.SingleToInt32Bits));
    }

    [TestMethod]
    public void Extract_MoreFramesThanAPass_GivesTheSameBits()
    {
        const int Batch = 37;
        var features = Vgg16Features.CreateRandom(SmallWidth);
        float[] frames = TestFrames.Diffraction(Batch);
        var together = new float[Batch * features.FeatureCount];
        features.Extract(frames, Batch, together, 2);
        var last = new float[features.FeatureCount];
        features.Extract(frames.AsSpan(^(224 * 224)..), 1, last, 1);
        CollectionAssert.AreEqual(last, together[^last.Length..]);
    }

    [TestMethod]
    public void Extract_ManyThreadsShareOneModel_GivesTheSameBits()
    {
        var features = Vgg16Features.CreateRandom(SmallWidth);
        float[] frames = TestFrames.Diffraction(6);
        var expected = new float[6 * features.FeatureCount];
        features.Extract(frames, 6, expected, 1);
        Parallel.For(0, 24, i =>
        {
            int batch = 1 + i % 6;
            var found = new float[batch * features.FeatureCount];
            features.Extract(frames.AsSpan(0, batch * 224 * 224), batch, found, 1 + i % 3);
            CollectionAssert.AreEqual(expected[..found.Length], found);
        });
    }

    [TestMethod]
    public void Extract_SteadyState_AllocatesNothing()
    {
        var features = Vgg16Features.CreateRandom(SmallWidth);
        float[] frames = TestFrames.Diffraction(4);
        var found = new float[4 * features.FeatureCount];
        Call();
        Assert.AreEqual(0, SteadyState.AllocatedBytes(Call));

        void Call()
        {
            features.Extract(frames, 4, found, 1);
            features.Extract(frames.AsSpan(0, 224 * 224), 1, found.AsSpan(0, features.FeatureCount), 1);
        }
    }

    [TestMethod]
    public void Extract_EveryInstructionSet_Agrees()
    {
        float[] frame = TestFrames.Diffraction(1);
        float[][] found = [.. TileForms.Names.Select(name =>
        {
            var features = Vgg16Features.CreateRandom(1.0 / 16, 3, TileForms.Get(name));
            var values = new float[features.FeatureCount];
            features.Extract(frame, 1, values, 1);
            return values;
        })];
        float scale = found[0].Max();
        for (int i = 0; i < found[0].Length; i++)
        {
            Assert.AreEqual(found[0][i], found[1][i], InstructionSetTolerance * scale, $"feature {i}");
            Assert.AreEqual(found[0][i], found[2][i], InstructionSetTolerance * scale, $"feature {i}");
        }
    }

    [TestMethod]
    public void Extract_WrongLengths_SaysWhatWasExpected()
    {
        var features = Vgg16Features.CreateRandom(SmallWidth);
        var fault = Assert.ThrowsExactly<ArgumentException>(() => features.Extract(new float[10], 1, new float[features.FeatureCount]));
        StringAssert.Contains(fault.Message, "found 10 values, expected 1 frames of 50176: 50176");
        Assert.ThrowsExactly<ArgumentException>(() => features.Extract(new float[50176], 1, new float[3]));
        features.Extract([], 0, []);
    }

    [TestMethod]
    public void CreateRandom_SameSeed_GivesTheSameWeightsOnEveryPlatform()
    {
        var features = Vgg16Features.CreateRandom(SmallWidth, seed: 1);
        Assert.AreEqual("595e3e8edef3d2ea8056f04e0fdb28cf68a79457c597ad3be8e586cad2acb698", features.Digest);
        Assert.AreNotEqual(features.Digest, Vgg16Features.CreateRandom(SmallWidth, seed: 2).Digest);
        Assert.AreEqual("VGG16, width 0.03125, seeded random weights (seed 1), not ImageNet", features.WeightsDescription);
        Assert.IsFalse(features.IsPretrained);
    }

    [TestMethod]
    public void FromTensors_ExportedTensors_MakeTheSameNetwork()
    {
        var features = Vgg16Features.CreateRandom(SmallWidth, seed: 4);
        NamedTensor[] tensors = [.. features.Tensors];
        Assert.AreEqual("conv1_1_weight conv1_1_bias", $"{tensors[0].Name} {tensors[1].Name}");
        CollectionAssert.AreEqual((int[])[2, 3, 3, 3], tensors[0].Shape.ToArray());
        CollectionAssert.AreEqual((int[])[128, 784], tensors[26].Shape.ToArray());
        var again = Vgg16Features.FromTensors(tensors.Reverse(), features.WeightsDescription, isPretrained: false);
        Assert.AreEqual(features.Digest, again.Digest);
        Assert.AreEqual(features.WeightsDescription, again.WeightsDescription);
        Assert.AreEqual(features.Network.ToString(), again.Network.ToString());
    }

    [TestMethod]
    public void FromTensors_OtherTensors_NamesEveryFault()
    {
        NamedTensor[] tensors = [.. Vgg16Features.CreateRandom(SmallWidth).Tensors];
        tensors[0] = tensors[0] with { Shape = [2, 3, 5, 5] };
        tensors[2] = tensors[2] with { Name = "stem" };
        tensors[5].Values[0] = float.PositiveInfinity;
        string message = Assert.ThrowsExactly<NetworkFileException>(() => Vgg16Features.FromTensors(tensors, "x", false)).Message;
        StringAssert.Contains(message, "'conv1_1_weight' has shape [2, 3, 5, 5]");
        StringAssert.Contains(message, "'conv1_2_weight' is missing");
        StringAssert.Contains(message, "'conv2_1_bias' holds NaN or infinity");
        StringAssert.Contains(message, "'stem' is unknown");
        StringAssert.Contains(Assert.ThrowsExactly<NetworkFileException>(() => Vgg16Features.FromTensors([], "x", false)).Message, "'fc7_bias' is missing");
    }
}
