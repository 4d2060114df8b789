using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class StepThreadTests
{
    private static readonly FeatureShape Shape = new(20, 41, 67);

    [TestMethod]
    [DataRow("pointwise")]
    [DataRow("log")]
    [DataRow("max")]
    [DataRow("average")]
    [DataRow("global")]
    public void ForwardBackward_AnyThreads_GivesTheSameBits(string step)
    {
        StepCase c = (Make(step) with { Frames = 3, Batch = 3, OutputHalo = 1, InputGradientHalo = 1 }).WithValues(3, shortcut: step == "pointwise");
        StepResult expected = c.Run(threads: 1);
        foreach (int threads in (int[])[2, 4])
        {
            foreach ((float[] one, float[] many) in expected.All.Zip(c.Run(threads).All))
                CollectionAssert.AreEqual(Array.ConvertAll(one, BitConverter.SingleToInt32Bits), Array.ConvertAll(many, BitConverter.SingleToInt32Bits), $"{threads} threads");
        }
    }

    private static StepCase Make(string step) => step switch
    {
        "pointwise" => new(Shape, Shape, c => new PointwiseStep(new(0.1f, 1e-5f), new(0.25f), true, 0.2f, c.Shapes, c.Shortcut, c.ShortcutGradient))
        {
            Parameters = [.. Enumerable.Range(1, 4).Select(value => Enumerable.Repeat((float)value, Shape.Channels).ToArray())],
        },
        "log" => new(Shape, Shape, c => new LogActivationStep(new(0.2f, true), c.Shapes)) { Parameters = [[0.2f]] },
        "max" => Pool(new MaxPoolLayer(3, 2, 1), c => new MaxPoolStep(new(3, 2, 1), c.Shapes)),
        "average" => Pool(new AveragePoolLayer(3, 2), c => new AveragePoolStep(new(3, 2), c.Shapes)),
        _ => Pool(new GlobalAveragePoolLayer(), c => new GlobalAveragePoolStep(c.Shapes)),
    };

    private static StepCase Pool(Layer layer, Func<StepCase, TrainingStep> make) => new(Shape, layer.InferShape(Shape), make);
}
