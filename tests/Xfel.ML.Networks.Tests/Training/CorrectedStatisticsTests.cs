using Xfel.ML.Networks.Internals;
using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class CorrectedStatisticsTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(400)]
    public void Values_AfterEqualBatches_AreThoseOfABatch(int steps)
    {
        Sequential layers = [BatchNorm(momentum: 0.01f), Flatten(), Linear(2)];
        using var engine = new TrainingPlan(layers.ForInput("n", new FeatureShape(3, 4, 5)), 6, 1, TileSet.Best);
        new RandomParameters(engine.Graph, 1).Fill(engine.Parameters);
        var random = new Random(2);
        float[] frames = [.. Enumerable.Range(0, 6 * 60).Select(_ => 3 + 2 * random.NextSingle())];
        var outputs = new float[12];
        for (int step = 0; step < steps; step++)
            engine.Forward(frames, 6, 0, outputs);

        TrainedParameter mean = engine.Parameters[2], variance = engine.Parameters[3];
        float[] running = [.. mean.Values, .. variance.Values];
        using (new CorrectedStatistics(engine, steps))
        {
            for (int channel = 0; channel < 3; channel++)
            {
                double[] values = [.. Enumerable.Range(0, 6).SelectMany(frame => frames.AsSpan(frame * 60 + channel * 20, 20).ToArray()).Select(value => (double)value)];
                double average = values.Average(), unbiased = values.Sum(value => (value - average) * (value - average)) / (values.Length - 1);
                Assert.AreEqual(average, mean.Values[channel], 2e-4);
                Assert.AreEqual(unbiased, variance.Values[channel], 2e-3);
            }

            Assert.AreEqual(0f, mean.Values[3], "padding stays zero");
        }

        CollectionAssert.AreEqual(running, (float[])[.. mean.Values, .. variance.Values]);
    }
}
