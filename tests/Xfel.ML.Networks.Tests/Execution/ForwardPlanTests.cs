using Xfel.ML.Networks.Internals;
using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks.Tests.Execution;

[TestClass]
public sealed class ForwardPlanTests
{
    /// <summary>float32 sums of up to 20 * 17 * 23 products against double, relative to the largest output.</summary>
    private const double KernelTolerance = 2e-6;

    public static IEnumerable<object[]> Shapes()
    {
        foreach (string form in TileForms.Names)
        {
            foreach ((int channels, int height, int width) in ((int, int, int)[])[(3, 17, 23), (20, 17, 23), (1, 1, 1), (20, 1, 1), (32, 5, 14), (16, 2, 31), (33, 4, 4), (3, 30, 15)])
                yield return [form, channels, height, width];
        }
    }

    [TestMethod]
    [DynamicData(nameof(Shapes))]
    public void Run_ConvolutionThenLinear_EqualsDoubleReference(string form, int channels, int height, int width) =>
        AssertEqualsReference(form, [Conv(20, 3), Relu(), Conv(35, 1), Conv(48, 5), Flatten(), Linear(19), Relu(), Linear(40)], new FeatureShape(channels, height, width));

    [TestMethod]
    [DynamicData(nameof(Shapes))]
    public void Run_PooledConvolution_EqualsDoubleReference(string form, int channels, int height, int width)
    {
        if (height < 4 || width < 4)
            return;
        AssertEqualsReference(form, [Conv(7, 3), Relu(), MaxPool(2), Conv(37, 3), MaxPool(2), Flatten(), Linear(5)], new FeatureShape(channels, height, width));
    }

    private static void AssertEqualsReference(string form, Sequential layers, FeatureShape shape)
    {
        NetworkDescription network = layers.ForInput("test", shape);
        var source = new RandomWeights(5);
        var plan = new ForwardPlan(network, TileForms.Get(form), shape.Length, new PlanarWriter());
        WeightLoader.Load(plan.Parameters, source);
        float[] frame = TestFrames.Uniform(shape.Length, seed: 3);
        var found = new float[plan.OutputLength];
        plan.Run(frame, 1, found, 1);

        double[][] layersExpected = ReferenceNetwork.Run(network, source, [.. frame]);
        double[] expected = [.. network.Layers.Index().Where(layer => IsOutput(network, layer.Index)).SelectMany(layer => layersExpected[layer.Index])];
        double scale = expected.Max(Math.Abs);
        Assert.AreEqual(expected.Length, found.Length);
        for (int i = 0; i < found.Length; i++)
            Assert.AreEqual(expected[i], found[i], KernelTolerance * scale, $"output {i}");
    }

    /// <summary>The outputs of linear layers, after the rectifier where one follows.</summary>
    private static bool IsOutput(NetworkDescription network, int layer) => network.Layers[layer] switch
    {
        LinearLayer => layer + 1 == network.Layers.Count || network.Layers[layer + 1] is not ReluLayer,
        ReluLayer => layer > 0 && network.Layers[layer - 1] is LinearLayer,
        _ => false,
    };
}
