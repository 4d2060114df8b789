using Xfel.ML.Networks.Internals;
using Xfel.ML.Networks.Tests.Execution;
using Xfel.ML.Numerics;
using Xfel.ML.TestSupport;
using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks.Tests.Inference;

[TestClass]
public sealed class NetworkModelTests
{
    /// <summary>float32 sums through up to eight layers against double, relative to the largest output.</summary>
    private const double ReferenceTolerance = 1e-5;

    private static readonly FeatureShape OddShape = new(3, 17, 23);

    public static IEnumerable<object[]> Cases()
    {
        foreach (string form in TileForms.Names)
        {
            foreach (string network in TestNetworks.All.Keys)
            {
                foreach (int channels in (int[])[3, 20])
                    yield return [form, network, channels];
            }
        }
    }

    public static IEnumerable<object[]> Networks() => TestNetworks.All.Keys.Select(name => (object[])[name]);

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void PredictOutputs_EveryLayer_EqualsDoubleReference(string form, string name, int channels)
    {
        if (channels == 20 && name.StartsWith("a sum", StringComparison.Ordinal))
            return;
        NetworkDescription network = TestNetworks.All[name].ForInput(name, new FeatureShape(channels, 17, 23));
        var graph = new NetworkGraph(network);
        NamedTensor[] parameters = TestNetworks.Parameters(graph, 7);
        var model = new NetworkModel(network, parameters, NetworkHead.None, null, TileForms.Get(form));
        float[] frame = TestFrames.Uniform(network.Input.Length, seed: 3);
        float[] found = Outputs(model, frame, 1, 1);

        double[] expected = ReferenceNetwork.Run(graph, ParameterList.Match(graph, parameters), [.. frame])[graph.Output];
        double scale = expected.Max(Math.Abs);
        Assert.AreEqual(expected.Length, found.Length);
        for (int i = 0; i < found.Length; i++)
            Assert.AreEqual(expected[i], found[i], ReferenceTolerance * scale, $"output {i}");
    }

    [TestMethod]
    [DynamicData(nameof(Networks))]
    public void PredictOutputs_AnyBatchAndThreads_GivesTheSameBits(string name)
    {
        const int Frames = 33;
        NetworkModel model = TestNetworks.Model(TestNetworks.All[name].ForInput(name, OddShape));
        float[] frames = TestFrames.Uniform(Frames * OddShape.Length, seed: 5);
        float[] expected = [.. Enumerable.Range(0, Frames).SelectMany(n => Outputs(model, frames[(n * OddShape.Length)..((n + 1) * OddShape.Length)], 1, 1))];
        foreach ((int batch, int threads) in ((int, int)[])[(2, 1), (7, 2), (33, 1), (33, 2), (33, 4)])
        {
            float[] found = Outputs(model, frames[..(batch * OddShape.Length)], batch, threads);
            CollectionAssert.AreEqual(Bits(expected[..found.Length]), Bits(found), $"batch {batch}, {threads} threads");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Networks))]
    public void Predict_EveryInstructionSet_AgreesTo1E4(string name)
    {
        NetworkDescription network = TestNetworks.All[name].ForInput(name, OddShape);
        float[] frame = TestFrames.Uniform(OddShape.Length, seed: 5);
        float[][] scores = [.. TileForms.Names.Select(form => Scores(TestNetworks.Model(network, 1, NetworkHead.Softmax, TileForms.Get(form)), frame))];
        foreach (float[] other in scores)
        {
            for (int i = 0; i < other.Length; i++)
                Assert.AreEqual(scores[0][i], other[i], 1e-4, $"score {i}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Networks))]
    public void PredictOutputs_SteadyState_AllocatesNothing(string name)
    {
        NetworkModel model = TestNetworks.Model(TestNetworks.All[name].ForInput(name, OddShape), head: NetworkHead.Softmax);
        float[] frames = TestFrames.Uniform(7 * OddShape.Length, seed: 5);
        var scores = new float[7 * model.Network.Output.Length];
        Call();
        Assert.AreEqual(0, SteadyState.AllocatedBytes(Call));

        void Call()
        {
            model.Predict(frames, 7, scores, 1);
            model.Predict(frames.AsSpan(0, OddShape.Length), 1, scores.AsSpan(0, scores.Length / 7), 1);
        }
    }

    [TestMethod]
    public void Predict_ManyThreadsShareOneModel_GivesTheSameBits()
    {
        NetworkModel model = TestNetworks.Model(TestNetworks.All["pre-activation blocks"].ForInput("shared", OddShape));
        float[] frames = TestFrames.Uniform(40 * OddShape.Length, seed: 5);
        float[] expected = Outputs(model, frames, 40, 1);
        Parallel.For(0, 24, i =>
        {
            int batch = 1 + i * 7 % 40;
            float[] found = Outputs(model, frames[..(batch * OddShape.Length)], batch, 1 + i % 3);
            CollectionAssert.AreEqual(expected[..found.Length], found);
        });
    }

    [TestMethod]
    public void PredictOutputs_FoldedBatchNorm_EqualsUnfoldedTo1E5()
    {
        NetworkDescription folded = TestNetworks.Describe([Conv(20, 3), BatchNorm(), Conv(9, 3), BatchNorm(), Relu()], "folded", OddShape);
        NamedTensor[] parameters = TestNetworks.Parameters(new NetworkGraph(folded), 3);
        float[] frame = TestFrames.Uniform(OddShape.Length, seed: 5);

        // Pools of one pixel keep convolution and batch norm apart.
        NetworkDescription apart = TestNetworks.Describe([Conv(20, 3), MaxPool(1), BatchNorm(), Conv(9, 3), MaxPool(1), BatchNorm(), Relu()], "apart", OddShape);
        float[] expected = Outputs(new NetworkModel(apart, parameters, NetworkHead.None), frame, 1, 1), found = Outputs(new NetworkModel(folded, parameters, NetworkHead.None), frame, 1, 1);
        float scale = expected.Max();
        for (int i = 0; i < found.Length; i++)
            Assert.AreEqual(expected[i], found[i], 1e-5 * scale, $"output {i}");
    }

    [TestMethod]
    public void Predict_Heads_TurnOutputsIntoScores()
    {
        NetworkDescription network = TestNetworks.Describe([Flatten(), Linear(3)], "heads", new FeatureShape(1, 1, 1));
        NamedTensor[] parameters = [new("linear1.weight", [3, 1], [0, 0, 0]), new("linear1.bias", [3], [1000, 1001, -1000])];
        float e = MathF.E;
        AssertScores(NetworkHead.Softmax, 1 / (1 + e), e / (1 + e), 0);
        AssertScores(NetworkHead.Sigmoid, 1, 1, 0);
        AssertScores(NetworkHead.None, 1000, 1001, -1000);

        void AssertScores(NetworkHead head, params float[] expected)
        {
            float[] scores = Scores(new NetworkModel(network, parameters, head), [0]);
            for (int i = 0; i < 3; i++)
                Assert.AreEqual(expected[i], scores[i], 1e-6f, $"{head} {i}");
        }
    }

    [TestMethod]
    public void Predict_SoftmaxOfMaps_SumsToOneAtEveryPixel()
    {
        float[] scores = Scores(TestNetworks.Model(TestNetworks.Describe([Conv(4, 3)], "maps", OddShape), head: NetworkHead.Softmax), TestFrames.Uniform(OddShape.Length, 2));
        for (int pixel = 0; pixel < 17 * 23; pixel++)
            Assert.AreEqual(1, Enumerable.Range(0, 4).Sum(c => scores[c * 17 * 23 + pixel]), 1e-6);
    }

    [TestMethod]
    public void Predict_Normalization_IsAppliedToEveryPixel()
    {
        NetworkDescription network = TestNetworks.All["pre-activation blocks"].ForInput("normalised", OddShape);
        NamedTensor[] parameters = TestNetworks.Parameters(new NetworkGraph(network), 3);
        float[] mean = TestFrames.Uniform(OddShape.Length, 1), scale = TestFrames.Uniform(OddShape.Length, 2), frame = TestFrames.Uniform(OddShape.Length, 3), by = new float[frame.Length];
        var normalization = new PixelNormalization(OddShape, mean, scale);
        normalization.Apply(frame, by);
        Assert.AreEqual((frame[5] - mean[5]) * scale[5], by[5]);
        CollectionAssert.AreEqual(
            Outputs(new NetworkModel(network, parameters, NetworkHead.None), by, 1, 1), Outputs(new NetworkModel(network, parameters, NetworkHead.None, normalization), frame, 1, 1));
        StringAssert.Contains(
            Assert.ThrowsExactly<NetworkFileException>(() => new NetworkModel(network, parameters, NetworkHead.None, new PixelNormalization(new(1, 1, 1), [0], [1]))).Message, "frames of 1");
        Assert.ThrowsExactly<ArgumentException>(() => new PixelNormalization(OddShape, [1], scale));
        Assert.ThrowsExactly<ArgumentException>(() => new PixelNormalization(new(1, 1, 1), [float.NaN], [1]));
    }

    [TestMethod]
    public void Predict_BadFrames_NamesTheFrame()
    {
        NetworkModel model = TestNetworks.Model(TestNetworks.Describe([Conv(4, 3), Relu(), GlobalAveragePool()], "bad", OddShape));
        float[] frames = TestFrames.Uniform(3 * OddShape.Length, 1);
        frames[OddShape.Length + 2 * 17 * 23 + 5 * 23 + 4] = float.NaN;
        string message = Assert.ThrowsExactly<InvalidInputException>(() => Outputs(model, frames, 3, 1)).Message;
        StringAssert.Contains(message, "frame 1 of the batch: found NaN in channel 2, row 5, column 4");
        Array.Fill(frames, 1e38f);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => Outputs(model, frames, 3, 1)).Message, "frame 0 of the batch: its outputs");
        Assert.ThrowsExactly<ArgumentException>(() => Outputs(model, frames, 2, 1));
        Assert.ThrowsExactly<ArgumentException>(() => model.Predict(frames, 3, new float[1]));
        model.Predict([], 0, []);
    }

    [TestMethod]
    public void NetworkModel_OtherParameters_NamesEveryFault()
    {
        NetworkDescription network = TestNetworks.Describe([Conv(4, 3), BatchNorm(), LogActivation(trained: true), Flatten(), Linear(2)], "small", OddShape);
        NamedTensor[] tensors = TestNetworks.Parameters(new NetworkGraph(network), 1);
        Assert.AreEqual("conv1.weight conv1.bias norm1.scale norm1.shift norm1.mean norm1.variance log1.alpha linear1.weight linear1.bias", string.Join(' ', tensors.Select(tensor => tensor.Name)));
        tensors[0] = tensors[0] with { Shape = [4, 3, 5, 5] };
        tensors[1].Values[2] = float.NaN;
        tensors[3] = tensors[2];
        tensors[5].Values[0] = -1;
        tensors[6].Values[0] = 0;
        tensors[8] = tensors[8] with { Name = "linear9.bias" };
        string message = Assert.ThrowsExactly<NetworkFileException>(() => new NetworkModel(network, tensors, NetworkHead.None)).Message;
        foreach (string part in (string[])["'conv1.weight' has shape [4, 3, 5, 5] and 108 values instead of [4, 3, 3, 3]", "'conv1.bias' holds NaN", "'norm1.scale' is there twice",
            "'norm1.shift' is missing", "'norm1.variance' holds a negative variance", "'log1.alpha' is not positive", "'linear1.bias' is missing", "'linear9.bias' is unknown"])
            StringAssert.Contains(message, part);
    }

    [TestMethod]
    public void Parameters_OfAModel_MakeItAgainAndAreCopies()
    {
        NetworkModel model = TestNetworks.Model(TestNetworks.All["pre-activation blocks"].ForInput("copied", OddShape));
        float[] frame = TestFrames.Uniform(OddShape.Length, 1), expected = Outputs(model, frame, 1, 1);
        model.Parameters[0].Values.AsSpan().Clear();
        var again = new NetworkModel(NetworkDescription.FromJson(model.Network.ToJson()), [.. model.Parameters.Reverse()], model.Head);
        CollectionAssert.AreEqual(Bits(expected), Bits(Outputs(again, frame, 1, 1)));
    }

    [TestMethod]
    public void CreateRandom_SameSeed_GivesTheSameWeights()
    {
        NetworkDescription network = TestNetworks.All["log activation"].ForInput("random", OddShape);
        float[] first = NetworkModel.CreateRandom(network, NetworkHead.None, 4).Parameters[0].Values;
        Assert.AreEqual(0.19602391f, first[0]);
        CollectionAssert.AreEqual(first, NetworkModel.CreateRandom(network, NetworkHead.None, 4).Parameters[0].Values);
        CollectionAssert.AreNotEqual(first, NetworkModel.CreateRandom(network, NetworkHead.None, 5).Parameters[0].Values);
    }

    [TestMethod]
    public void InstructionSet_OfThisMachine_IsAKnownName() => CollectionAssert.Contains((string[])["AVX-512", "AVX2", "portable"], NetworkModel.InstructionSet);

    private static float[] Outputs(NetworkModel model, float[] frames, int batch, int threads)
    {
        var outputs = new float[batch * model.Network.Output.Length];
        model.PredictOutputs(frames, batch, outputs, threads);
        return outputs;
    }

    private static float[] Scores(NetworkModel model, float[] frame)
    {
        var scores = new float[model.Network.Output.Length];
        model.Predict(frame, 1, scores, 1);
        return scores;
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}
