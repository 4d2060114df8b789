using System.Runtime.InteropServices;
using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>Logits, loss, gradients, running statistics and ten steps of gradient descent, as torch computes them in double precision (Golden/make_training_networks.py).</summary>
[TestClass]
public sealed class TrainingGoldenTests
{
    private const float Rate = 0.02f;
    private const float Momentum = 0.9f;
    private const int Steps = 10;

    /// <summary>Relative errors (L2 norm) of float32 against double.</summary>
    private const double LogitsTolerance = 2e-5;
    private const double GradientTolerance = 2e-4;
    private const double LossTolerance = 1e-4;

    /// <summary>After ten steps, whose errors add up.</summary>
    private const double FinalTolerance = 2e-3;

    public static IEnumerable<object[]> Names => TrainingNetworks.WithGolden.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void TenSteps_AgainstTorch_Agree(string name)
    {
        using TrainingPlan plan = TrainingNetworks.Plan(name, TrainingNetworks.Batch, threads: 2);
        var golden = new Golden(name);
        int classes = plan.Graph.Network.Output.Length;
        float[] frames = TestNumbers.Frames(plan.Graph.Network.Input, TrainingNetworks.Batch), logits = new float[TrainingNetworks.Batch * classes], gradients = new float[logits.Length];
        int[] labels = TestNumbers.Labels(TrainingNetworks.Batch, classes);
        float[][] velocities = [.. plan.Parameters.Select(parameter => new float[parameter.Gradient.Length])];
        double[] losses = [];
        for (int step = 0; step < Steps; step++)
        {
            plan.Forward(frames, TrainingNetworks.Batch, (ulong)step, logits);
            double loss = TestLoss.Of(logits, labels, gradients);
            plan.Backward(gradients);
            if (step == 0)
            {
                TrainingPlanTests.AssertClose(golden.Take(logits.Length), logits, LogitsTolerance, $"{name}, logits");
                losses = golden.Take(Steps);
                foreach (TrainedParameter parameter in plan.Parameters)
                    AssertSample(golden, parameter);
            }

            Assert.AreEqual(losses[step], loss, LossTolerance * losses[step], $"{name}, loss of step {step + 1}");
            for (int p = 0; p < velocities.Length; p++)
                Descend(plan.Parameters[p], velocities[p]);
        }

        plan.Evaluate(TestNumbers.Frames(plan.Graph.Network.Input, TrainingNetworks.Batch, step: 1), TrainingNetworks.Batch, logits);
        TrainingPlanTests.AssertClose(golden.Take(logits.Length), logits, FinalTolerance, $"{name}, logits after ten steps");
        Assert.IsTrue(golden.IsAtEnd, "everything was compared");
    }

    private static void Descend(TrainedParameter parameter, float[] velocity)
    {
        for (int i = 0; i < velocity.Length; i++)
        {
            velocity[i] = Momentum * velocity[i] + parameter.Gradient[i];
            parameter.Values[i] -= Rate * velocity[i];
        }
    }

    private static void AssertSample(Golden golden, TrainedParameter parameter)
    {
        float[] values = new float[parameter.Layout.CanonicalLength];
        parameter.Layout.ToCanonical(parameter.Info.IsTrained ? parameter.Gradient : parameter.Values, values);
        double norm = golden.Take(1)[0];
        double[] expected = golden.Take(Math.Min(values.Length, 64));
        float[] found = [.. Enumerable.Range(0, expected.Length).Select(i => values[(int)((long)i * values.Length / expected.Length)])];

        // A bias before a batch normalisation has a gradient of rounding errors alone.
        double floor = Math.Max(GradientTolerance * norm, 1e-6);
        Assert.AreEqual(norm, Math.Sqrt(values.Sum(x => (double)x * x)), floor, $"{parameter.Info.Name}, norm");
        TrainingPlanTests.AssertClose(expected, found, 0, parameter.Info.Name, floor);
    }

    private sealed class Golden(string name)
    {
        private readonly float[] _values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", $"training-{name}.f32"))).ToArray();
        private int _next;

        public bool IsAtEnd => _next == _values.Length;

        public double[] Take(int count)
        {
            _next += count;
            return Array.ConvertAll(_values[(_next - count).._next], x => (double)x);
        }
    }
}
