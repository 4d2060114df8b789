using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class PoolStepTests
{
    [TestMethod]
    [DataRow(3, 2, 1, 20)]
    [DataRow(2, 2, 0, 3)]
    [DataRow(3, 3, 0, 20)]
    [DataRow(5, 1, 2, 3)]
    [DataRow(2, 3, 1, 20)]
    [DataRow(17, 4, 8, 3)]
    public void MaxPool_AnyWindow_EqualsFiniteDifferences(int size, int stride, int padding, int channels)
    {
        var layer = new MaxPoolLayer(size, stride, padding);
        Check(layer, channels, c => new MaxPoolStep(layer, c.Shapes), (c, x) => StepReference.Pool(c, x, size, stride, padding, window => window.Max()));
    }

    [TestMethod]
    [DataRow(2, 2, 20)]
    [DataRow(3, 2, 3)]
    [DataRow(4, 1, 3)]
    [DataRow(2, 5, 20)]
    public void AveragePool_AnyWindow_EqualsFiniteDifferences(int size, int stride, int channels)
    {
        var layer = new AveragePoolLayer(size, stride);
        Check(layer, channels, c => new AveragePoolStep(layer, c.Shapes), (c, x) => StepReference.Pool(c, x, size, stride, 0, window => window.Average()));
    }

    [TestMethod]
    [DataRow(3)]
    [DataRow(20)]
    public void GlobalAveragePool_EqualsFiniteDifferences(int channels) => Check(
        new GlobalAveragePoolLayer(),
        channels,
        c => new GlobalAveragePoolStep(c.Shapes),
        (_, x) => [.. x.Chunk(17 * 23).Select(plane => plane.Average())]);

    [TestMethod]
    public void MaxPool_EqualValues_FirstOfTheWindowTakesTheGradient()
    {
        var layer = new MaxPoolLayer(3, 3, 0);
        StepCase c = Case(layer, 1, 6, 6, c => new MaxPoolStep(layer, c.Shapes)) with { Frames = 1, Batch = 1 };
        c = c.WithValues(1, scale: 0);
        float[] gradient = c.Run().InputGradient;
        for (int i = 0; i < gradient.Length; i++)
            Assert.AreEqual(i / 6 % 3 == 0 && i % 3 == 0 ? c.OutputGradient[i / 18 * 2 + i % 6 / 3] : 0, gradient[i], $"pixel {i}");
    }

    [TestMethod]
    public void MaxPool_Evaluation_NeedsNoSavedMemory()
    {
        var layer = new MaxPoolLayer(3, 2, 1);
        StepCase c = Case(layer, 20, 17, 23, c => new MaxPoolStep(layer, c.Shapes)).WithValues(2);
        CollectionAssert.AreEqual(c.Run().Output, (c with { IsTraining = false }).Run().Output);
    }

    private static void Check(Layer layer, int channels, Func<StepCase, TrainingStep> make, Func<StepCase, double[], double[]> reference)
    {
        for (int halo = 0; halo < 4; halo++)
        {
            StepCase c = Case(layer, channels, 17, 23, make) with
            {
                Frames = halo + 1,
                Batch = 5,
                InputHalo = halo,
                OutputHalo = 3 - halo,
                InputGradientHalo = (halo + 1) % 4,
                OutputGradientHalo = (halo + 2) % 4,
                Accumulate = halo % 2 == 1,
            };
            c = c.WithValues(halo, offset: -0.5f);
            StepChecks.Run(c, arguments => reference(c, arguments[0]), 2e-6);
        }
    }

    private static StepCase Case(Layer layer, int channels, int height, int width, Func<StepCase, TrainingStep> make)
    {
        var input = new FeatureShape(channels, height, width);
        return new(input, layer.InferShape(input), make);
    }
}
