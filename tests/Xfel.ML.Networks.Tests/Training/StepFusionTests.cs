using Xfel.ML.Networks.Internals;
using static Xfel.ML.Networks.Layers;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class StepFusionTests
{
    [TestMethod]
    public void Steps_OfAPreActivationBlock_AddInTheConvolutionAndPoolBeforeTheActivation()
    {
        AssertSteps(
            [
                Conv(64, 7, stride: 2), LogActivation(), MaxPool(3, stride: 2), Residual([BatchNorm(), LeakyRelu(), Conv(64, 3), BatchNorm(), LeakyRelu(), Conv(64, 3)]),
                BatchNorm(), LeakyRelu(), GlobalAveragePool(), Flatten(), Linear(5),
            ],
            "conv 7x7/2, 64", "max-pool 3x3/2", "log activation 0.2", "batch norm + leaky relu 0.2", "conv 3x3, 64", "batch norm + leaky relu 0.2", "conv 3x3, 64 + add",
            "batch norm + leaky relu 0.2", "global average pool", "linear, 5");
    }

    [TestMethod]
    public void Steps_OfHansPairs_JoinDropoutSumAndRectifierBehindTheShortcut()
    {
        AssertSteps(
            [
                Residual([Conv(8, 3, stride: 2), BatchNorm(), Dropout(0.25f), Relu(), Conv(8, 3), BatchNorm(), Dropout(0.25f)], [Conv(8, 1, stride: 2)]), Relu(), Flatten(), Linear(5),
            ],
            "conv 3x3/2, 8", "batch norm + dropout 0.25 + relu", "conv 3x3, 8", "conv 1x1/2, 8", "batch norm + dropout 0.25 + add + relu", "flatten", "linear, 5");
    }

    [TestMethod]
    public void Steps_ValueWithTwoReaders_IsKept()
    {
        AssertSteps([Conv(4, 3), BatchNorm(), Residual([Relu(), Conv(4, 3), Conv(4, 3)]), GlobalAveragePool()], "conv 3x3, 4", "batch norm", "relu", "conv 3x3, 4", "conv 3x3, 4 + add", "global average pool");
        AssertSteps([Conv(4, 3), Relu(), Residual([MaxPool(1), Conv(4, 3), Conv(4, 3)]), GlobalAveragePool()], "conv 3x3, 4", "relu", "max-pool 1x1/1", "conv 3x3, 4", "conv 3x3, 4 + add", "global average pool");
    }

    [TestMethod]
    public void Steps_ConvolutionOfItsOwnAddend_AddsApart()
    {
        AssertSteps([Conv(4, 3), Residual([Conv(4, 3)]), GlobalAveragePool()], "conv 3x3, 4", "conv 3x3, 4", "add", "global average pool");
    }

    [TestMethod]
    public void MapLayouts_OfASumInAConvolution_ShareGradientAndHalo()
    {
        var graph = new NetworkGraph(Of([Conv(4, 1), Residual([BatchNorm(), Conv(4, 3), Relu(), Conv(4, 5)]), GlobalAveragePool()]));
        var fusion = new StepFusion(graph);
        var layouts = new MapLayouts(fusion, graph.Parameters);
        StepNode sum = fusion.Steps.Single(step => step.Adds);
        Assert.AreEqual(layouts.GradientBuffer(sum.Output), layouts.GradientBuffer(sum.Shortcut!.Value));
        Assert.AreEqual(2, layouts.Gradient(sum.Shortcut.Value).Halo, "what the 5x5 convolution's input gradient needs");
        Assert.AreEqual(2, layouts.Value(sum.Input).Halo);
        Assert.IsFalse(layouts.NeedsGradient(0));
        Assert.IsTrue(layouts.NeedsGradient(sum.Shortcut.Value));
    }

    /// <summary>ResNet-18 at batch 16 keeps 43 maps of its largest stage's size and more; a plan that frees nothing in time needs 0.75 GB.</summary>
    [TestMethod]
    public void StepSchedule_OfALargeNetwork_ReusesMemory()
    {
        Sequential stem = [Conv(64, 7, stride: 2, bias: false), LogActivation(), MaxPool(3, stride: 2)], end = [BatchNorm(), LeakyRelu(), GlobalAveragePool(), Linear(5)];
        NetworkDescription network = Of([.. stem, .. Stage(64, 1), .. Stage(128, 2), .. Stage(256, 2), .. Stage(512, 2), .. end], new FeatureShape(1, 224, 224));
        (long training, long evaluation) = Lengths(network, 16);
        Assert.IsLessThan(100e6, training, "floats of a training step");
        Assert.IsLessThan(0.5 * training, evaluation);
    }

    private static Sequential Stage(int channels, int stride) =>
    [
        Residual([BatchNorm(), LeakyRelu(), Conv(channels, 3, stride), BatchNorm(), LeakyRelu(), Conv(channels, 3)], stride == 1 ? [] : [Conv(channels, 1, stride)]),
        Residual([BatchNorm(), LeakyRelu(), Conv(channels, 3), BatchNorm(), LeakyRelu(), Conv(channels, 3)]),
    ];

    private static (long Training, long Evaluation) Lengths(NetworkDescription network, int batch)
    {
        var graph = new NetworkGraph(network);
        var fusion = new StepFusion(graph);
        var layouts = new MapLayouts(fusion, graph.Parameters);
        TrainingStep[] steps = [.. fusion.Steps.Select(node => TrainingSteps.Create(node, fusion.Shapes, layouts, TileSet.Best))];
        return (new StepSchedule(fusion, steps, layouts, batch, 2, trains: true).Length, new StepSchedule(fusion, steps, layouts, batch, 2, trains: false).Length);
    }

    private static NetworkDescription Of(Sequential layers, FeatureShape? input = null) => layers.ForInput("test", input ?? new FeatureShape(1, 32, 32));

    private static void AssertSteps(Sequential layers, params string[] expected) =>
        CollectionAssert.AreEqual(expected, new StepFusion(new NetworkGraph(Of(layers))).Steps.Select(step => string.Join(" + ", step.Layers)).ToArray());
}
