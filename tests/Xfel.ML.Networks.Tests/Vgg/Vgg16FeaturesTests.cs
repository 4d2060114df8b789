using Xfel.ML.Networks.Internals;
using Xfel.ML.Networks.Tests.Execution;

namespace Xfel.ML.Networks.Tests.Vgg;

[TestClass]
public sealed class Vgg16FeaturesTests
{
    private const double SmallWidth = 1.0 / 32;

    [TestMethod]
    public void Extract_RandomWeights_EqualsDoubleReference()
    {
        var features = Vgg16Features.CreateRandom(SmallWidth, seed: 7);
        float[] frame = TestFrames.Diffraction(1);
        var found = new float[features.FeatureCount];
        features.Extract(frame, 1, found, 1);

        double[] mean = [0.485, 0.456, 0.406], deviation = [0.229, 0.224, 0.225];
        double[] input = [.. Enumerable.Range(0, 3).SelectMany(c => frame.Select(grey => (grey / 255.0 - mean[c]) / deviation[c]))];
        double[][] layers = ReferenceNetwork.Run(Vgg16.Describe(SmallWidth), new RandomWeights(7), input);
        double[] expected = [.. layers[^3], .. layers[^1]];
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
}
