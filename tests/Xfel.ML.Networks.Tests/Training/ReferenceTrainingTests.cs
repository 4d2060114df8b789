using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class ReferenceTrainingTests
{
    private const int Count = 2;

    /// <summary>Relative error of a central difference; the step is short, so that it seldom crosses the kink of a rectifier.</summary>
    private const double Tolerance = 1e-6;
    private const double Step = 1e-7;

    [TestMethod]
    [DataRow("chain")]
    [DataRow("post-activation")]
    [DataRow("pre-activation")]
    [DataRow("log")]
    [DataRow("vgg")]
    [DataRow("sums")]
    public void Backward_AgainstFiniteDifferences_Agrees(string name)
    {
        var graph = new NetworkGraph(TrainingNetworks.Create(name));
        float[][] parameters = TestNumbers.Parameters(graph);
        double[] frames = Array.ConvertAll(TestNumbers.Frames(graph.Network.Input, Count), x => (double)x);
        int[] labels = TestNumbers.Labels(Count, graph.Network.Output.Length);
        var reference = new ReferenceTraining(graph, parameters, Count);
        double[] outputGradients = new double[Count * graph.Network.Output.Length];
        TestLoss.Of(reference.Forward(frames), labels, outputGradients);
        reference.Backward(outputGradients);

        // Along one random direction for each parameter: all its elements at once.
        for (int p = 0; p < parameters.Length; p++)
        {
            if (!graph.Parameters[p].IsTrained)
                continue;
            double expected = reference.Gradients[p].Select((g, i) => g * TestNumbers.Unit(i, 77)).Sum();
            double difference = (LossAt(p, Step) - LossAt(p, -Step)) / (2 * Step);
            double norm = Math.Sqrt(reference.Gradients[p].Sum(g => g * g));
            Assert.AreEqual(expected, difference, Tolerance * (1 + norm), $"{name}: {graph.Parameters[p].Name}");
        }

        double LossAt(int parameter, double step)
        {
            var moved = new ReferenceTraining(graph, parameters, Count);
            for (int i = 0; i < moved.Parameters[parameter].Length; i++)
                moved.Parameters[parameter][i] += step * TestNumbers.Unit(i, 77);
            return TestLoss.Of(moved.Forward(frames), labels, new double[outputGradients.Length]);
        }
    }
}
