using Xfel.ML.Networks.Internals;
using Xfel.ML.Networks.Tests.Execution;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class TrainingPlanTests
{
    /// <summary>Relative error (L2 norm) against double: float32 sums of some hundred terms through up to 20 layers.</summary>
    private const double OutputTolerance = 2e-5;
    private const double GradientTolerance = 2e-4;

    /// <summary>Share of a gradient's norm that float32 losses of a central difference miss.</summary>
    private const double DifferenceTolerance = 0.02;

    [TestMethod]
    [DataRow("chain")]
    [DataRow("post-activation")]
    [DataRow("pre-activation")]
    [DataRow("log")]
    [DataRow("vgg")]
    [DataRow("sums")]
    [DataRow("vector")]
    [DataRow("pool first")]
    public void ForwardAndBackward_AnyNetwork_AgreeWithReferenceInDouble(string name)
    {
        TrainingPlan[] plans = [.. TileForms.Accelerated.Select(form => TrainingNetworks.Plan(name, TileForms.Get(form), TrainingNetworks.Batch, threads: 2))];
        NetworkGraph graph = plans[0].Graph;
        foreach (int count in new[] { TrainingNetworks.Batch, 3 })
        {
            float[] frames = TestNumbers.Frames(graph.Network.Input, count, count);
            int[] labels = TestNumbers.Labels(count, graph.Network.Output.Length);
            double[] wide = Array.ConvertAll(frames, x => (double)x), outputGradients = new double[count * graph.Network.Output.Length];
            var reference = new ReferenceTraining(graph, TestNumbers.Parameters(graph), count);
            double[] expected = [.. reference.Forward(wide)];
            TestLoss.Of(expected, labels, outputGradients);
            reference.Backward(outputGradients);
            double[] expectedInEvaluation = reference.Forward(wide, isTraining: false);
            foreach (TrainingPlan plan in plans)
            {
                TestNumbers.Fill(plan);
                float[] outputs = new float[expected.Length], gradients = new float[expected.Length];
                plan.Forward(frames, count, seed: 1, outputs);
                AssertClose(expected, outputs, OutputTolerance, $"{name}, outputs");
                TestLoss.Of(outputs, labels, gradients);
                plan.Backward(gradients);
                AssertParameters(plan, reference, name);
                plan.Evaluate(frames, count, outputs);
                AssertClose(expectedInEvaluation, outputs, OutputTolerance, $"{name}, evaluated outputs");
            }
        }

        foreach (TrainingPlan plan in plans)
            plan.Dispose();
    }

    /// <summary>Along the gradient itself the loss grows by its squared norm: checks masks and scale of dropout, which the reference has not.</summary>
    [TestMethod]
    public void Backward_WithDropout_AgreesWithFiniteDifferencesAtTheSameSeed()
    {
        const float Step = 2e-3f;
        const ulong Seed = 11;
        using TrainingPlan plan = TrainingNetworks.Plan("dropout");
        float[] frames = TestNumbers.Frames(plan.Graph.Network.Input, TrainingNetworks.Batch);
        int[] labels = TestNumbers.Labels(TrainingNetworks.Batch, 3);
        float[] outputs = new float[TrainingNetworks.Batch * 3], outputGradients = new float[outputs.Length];
        for (int p = 0; p < plan.Parameters.Count; p++)
        {
            if (!plan.Parameters[p].Info.IsTrained)
                continue;
            TestNumbers.Fill(plan);
            Loss();
            plan.Backward(outputGradients);
            float[] direction = plan.Parameters[p].Gradient.ToArray();
            double norm = Math.Sqrt(direction.Sum(g => (double)g * g));
            if (norm < 1e-6)
                continue;
            double up = LossAt(p, direction, (float)(Step / norm)), down = LossAt(p, direction, (float)(-Step / norm));
            Assert.AreEqual(norm, (up - down) / (2 * Step), DifferenceTolerance * norm + 1e-4, plan.Parameters[p].Info.Name);
        }

        double LossAt(int parameter, float[] direction, float step)
        {
            TestNumbers.Fill(plan);
            Span<float> values = plan.Parameters[parameter].Values;
            for (int i = 0; i < direction.Length; i++)
                values[i] += step * direction[i];
            return Loss();
        }

        double Loss()
        {
            plan.Forward(frames, TrainingNetworks.Batch, Seed, outputs);
            return TestLoss.Of(outputs, labels, outputGradients);
        }
    }

    [TestMethod]
    public void Forward_WithDropout_DependsOnTheSeedAlone()
    {
        using TrainingPlan plan = TrainingNetworks.Plan("dropout");
        float[] frames = TestNumbers.Frames(plan.Graph.Network.Input, TrainingNetworks.Batch);
        float[][] outputs = [.. new ulong[] { 3, 4, 3 }.Select(seed =>
        {
            TestNumbers.Fill(plan);
            var result = new float[TrainingNetworks.Batch * 3];
            plan.Forward(frames, TrainingNetworks.Batch, seed, result);
            return result;
        })];
        CollectionAssert.AreEqual(outputs[0], outputs[2]);
        CollectionAssert.AreNotEqual(outputs[0], outputs[1]);
    }

    [TestMethod]
    [DataRow("post-activation")]
    [DataRow("pre-activation")]
    [DataRow("log")]
    [DataRow("vgg")]
    [DataRow("dropout")]
    [DataRow("sums")]
    public void ForwardAndBackward_AtAnyNumberOfThreads_GiveTheSameBits(string name)
    {
        float[][] expected = Bits(name, 1);
        foreach (int threads in new[] { 2, 4 })
        {
            float[][] found = Bits(name, threads);
            for (int i = 0; i < expected.Length; i++)
                CollectionAssert.AreEqual(expected[i], found[i], $"{name}, {threads} threads, array {i}");
        }
    }

    [TestMethod]
    [DataRow("chain")]
    [DataRow("pre-activation")]
    [DataRow("vgg")]
    public void Evaluate_OfFewerFrames_GivesTheSameBitsPerFrame(string name)
    {
        using TrainingPlan plan = TrainingNetworks.Plan(name);
        FeatureShape input = plan.Graph.Network.Input;
        int outputLength = plan.Graph.Network.Output.Length;
        float[] frames = TestNumbers.Frames(input, TrainingNetworks.Batch), all = new float[TrainingNetworks.Batch * outputLength], one = new float[outputLength];
        plan.Evaluate(frames, TrainingNetworks.Batch, all);
        for (int frame = 0; frame < TrainingNetworks.Batch; frame++)
        {
            plan.Evaluate(frames.AsSpan(frame * input.Length, input.Length), 1, one);
            CollectionAssert.AreEqual(all[(frame * outputLength)..((frame + 1) * outputLength)], one, $"frame {frame}");
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Run_InSteadyState_AllocatesNothing(int threads)
    {
        using TrainingPlan plan = TrainingNetworks.Plan("pre-activation", TrainingNetworks.Batch, threads);
        float[] frames = TestNumbers.Frames(plan.Graph.Network.Input, TrainingNetworks.Batch), outputs = new float[TrainingNetworks.Batch * 3];
        for (int i = 0; i < 3; i++)
            Step();
        Assert.AreEqual(0, SteadyState.AllocatedBytes(Step));

        void Step()
        {
            plan.Forward(frames, TrainingNetworks.Batch, 1, outputs);
            plan.Backward(outputs);
            plan.Evaluate(frames, TrainingNetworks.Batch, outputs);
        }
    }

    [TestMethod]
    public void Constructor_OutputIsAMap_SaysWhatToAdd()
    {
        NetworkDescription network = new Sequential[] { [Layers.Conv(4, 3)] }[0].ForInput("maps", new FeatureShape(1, 8, 8));
        ArgumentException fault = Assert.ThrowsExactly<ArgumentException>(() => new TrainingPlan(network, 2, 1, TileSet.Best));
        StringAssert.Contains(fault.Message, "maps gives 4 x 8 x 8 per frame");
    }

    [TestMethod]
    public void Forward_WrongLengths_AreNamed()
    {
        using TrainingPlan plan = TrainingNetworks.Plan("chain", batch: 2);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => plan.Forward(new float[390], 1, 0, new float[4])).Message, "found 390 values, expected 1 frames of 391");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => plan.Forward(new float[391], 1, 0, new float[3])).Message, "found 3 values, expected 1 frames of 4");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => plan.Forward(new float[3 * 391], 3, 0, new float[12]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => plan.Evaluate([], 0, []));
    }

    [TestMethod]
    public void Backward_AfterEvaluateOrAlone_IsRefused()
    {
        using TrainingPlan plan = TrainingNetworks.Plan("chain", batch: 1);
        Assert.ThrowsExactly<InvalidOperationException>(() => plan.Backward(new float[4]));
        plan.Forward(new float[391], 1, 0, new float[4]);
        Assert.ThrowsExactly<ArgumentException>(() => plan.Backward(new float[5]));
        plan.Evaluate(new float[391], 1, new float[4]);
        Assert.ThrowsExactly<InvalidOperationException>(() => plan.Backward(new float[4]));
    }

    [TestMethod]
    public void Forward_AfterDispose_IsRefused()
    {
        TrainingPlan plan = TrainingNetworks.Plan("chain", batch: 1);
        plan.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => plan.Forward(new float[391], 1, 0, new float[4]));
    }

    /// <summary>Relative to the norm of what is expected.</summary>
    internal static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<float> found, double tolerance, string what, double floor = 1e-7)
    {
        Assert.AreEqual(expected.Length, found.Length, what);
        double error = 0, norm = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            error += Math.Pow(expected[i] - found[i], 2);
            norm += expected[i] * expected[i];
        }

        Assert.IsTrue(Math.Sqrt(error) <= tolerance * Math.Sqrt(norm) + floor, $"{what}: error {Math.Sqrt(error)}, norm {Math.Sqrt(norm)}");
    }

    private static void AssertParameters(TrainingPlan plan, ReferenceTraining reference, string name)
    {
        for (int p = 0; p < plan.Parameters.Count; p++)
        {
            TrainedParameter parameter = plan.Parameters[p];
            float[] found = new float[parameter.Layout.CanonicalLength];
            parameter.Layout.ToCanonical(parameter.Info.IsTrained ? parameter.Gradient : parameter.Values, found);
            double[] expected = parameter.Info.IsTrained ? reference.Gradients[p] : reference.Parameters[p];

            // A bias before a batch normalisation has a gradient of rounding errors alone.
            AssertClose(expected, found, GradientTolerance, $"{name}, {parameter.Info.Name}", floor: 1e-6);
            float[] packed = new float[parameter.Layout.Length];
            parameter.Layout.FromCanonical(found, packed);
            CollectionAssert.AreEqual(packed, (parameter.Info.IsTrained ? parameter.Gradient : parameter.Values).ToArray(), $"{name}, padding of {parameter.Info.Name}");
        }
    }

    private static float[][] Bits(string name, int threads)
    {
        using TrainingPlan plan = TrainingNetworks.Plan(name, TrainingNetworks.Batch, threads);
        int outputs = plan.Graph.Network.Output.Length;
        float[] logits = new float[TrainingNetworks.Batch * outputs], gradients = new float[logits.Length];
        plan.Forward(TestNumbers.Frames(plan.Graph.Network.Input, TrainingNetworks.Batch), TrainingNetworks.Batch, 5, logits);
        TestLoss.Of(logits, TestNumbers.Labels(TrainingNetworks.Batch, outputs), gradients);
        plan.Backward(gradients);
        return [logits, .. plan.Parameters.Select(parameter => (parameter.Info.IsTrained ? parameter.Gradient : parameter.Values).ToArray())];
    }
}
