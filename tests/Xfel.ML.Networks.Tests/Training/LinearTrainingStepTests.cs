using Xfel.ML.Networks.Internals;
using Xfel.ML.Networks.Tests.Convolutions;
using Xfel.ML.Networks.Tests.Execution;

namespace Xfel.ML.Networks.Tests.Training;

/// <summary>A linear layer is a convolution whose kernel is the whole map: the plain loops are the reference.</summary>
[TestClass]
public sealed unsafe class LinearTrainingStepTests
{
    private const double Tolerance = 1e-5;

    /// <summary>Maps must be square to be a convolution here; 70 frames take two passes over the weights.</summary>
    public static IEnumerable<object[]> Cases()
    {
        foreach (string form in TileForms.Accelerated)
        {
            foreach ((int channels, int side, int outputs, int frames) in ((int, int, int, int)[])[(512, 1, 5, 16), (20, 3, 33, 70), (1, 1, 1, 1), (33, 2, 64, 3), (7, 5, 40, 29)])
                yield return [form, channels, side, outputs, frames];
        }
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void ForwardAndBackward_ManyShapes_EqualPlainLoops(string form, int channels, int side, int outputs, int frames)
    {
        var shape = new ConvolutionShape(new FeatureShape(channels, side, side), outputs, side, 1, 0);
        var step = new LinearRun(shape, frames, TileForms.Get(form));
        step.Run(threads: 1, accumulates: false);

        TestMap output = new(step.Output.Shape, frames), inputGradient = new(step.Input.Shape, frames);
        var epilogue = new ConvolutionEpilogue { Bias = step.Bias.Pointer, Slope = 1 };
        new PlainForward(shape, step.Input.Shape, output.Shape).Run(step.Input.Pointer, step.Weights.Pointer, null, epilogue, output.Pointer, null, frames, 1);
        new PlainInputGradient(shape, output.Shape, inputGradient.Shape).Run(step.OutputGradient.Pointer, step.Weights.Pointer, null, inputGradient.Pointer, false, null, frames, 1);
        var weightGradient = new AlignedBuffer(shape.Layout.Length);
        new PlainWeightGradient(shape, step.Input.Shape, output.Shape).Run(step.Input.Pointer, step.OutputGradient.Pointer, weightGradient.Pointer, null, frames, 1);
        float[] biasGradient = BiasGradientTests.Plain(step.OutputGradient);
        GC.KeepAlive(step);

        KernelAssert.Close(output.Values, step.Output.Values, Tolerance, "output");
        KernelAssert.Close(inputGradient.Values, step.InputGradient.Values, Tolerance, "input gradient");
        KernelAssert.Close(weightGradient.Span, step.WeightGradient.Span, Tolerance, "weight gradient");
        KernelAssert.Close(biasGradient, step.BiasGradient.Span, Tolerance, "bias gradient");
        step.Output.AssertPaddingIsZero();
        step.InputGradient.AssertPaddingIsZero();
    }

    [TestMethod]
    public void Backward_Accumulating_AddsToTheGradient()
    {
        var shape = new ConvolutionShape(new FeatureShape(20, 2, 2), 33, 2, 1, 0);
        var step = new LinearRun(shape, 3, TileSet.Best);
        step.Run(threads: 1, accumulates: false);
        float[] expected = [.. step.InputGradient.Values.ToArray().Select(value => 2 * value)];
        step.Run(threads: 1, accumulates: true);
        KernelAssert.Close(expected, step.InputGradient.Values, Tolerance, "input gradient");
    }

    [TestMethod]
    public void ForwardAndBackward_MoreThreads_GiveTheSameBits()
    {
        var shape = new ConvolutionShape(new FeatureShape(33, 3, 3), 100, 3, 1, 0);
        LinearRun one = new(shape, 70, TileSet.Best), more = new(shape, 70, TileSet.Best);
        one.Run(threads: 1, accumulates: false);
        foreach (int threads in (int[])[2, 4])
        {
            more.Run(threads, accumulates: false);
            Assert.IsTrue(one.Output.Values.SequenceEqual(more.Output.Values));
            Assert.IsTrue(one.InputGradient.Values.SequenceEqual(more.InputGradient.Values));
            Assert.IsTrue(one.WeightGradient.Span.SequenceEqual(more.WeightGradient.Span));
            Assert.IsTrue(one.BiasGradient.Span.SequenceEqual(more.BiasGradient.Span));
        }
    }

    [TestMethod]
    public void Constructor_MapWithHalo_IsRefused()
    {
        var map = new BlockedShape(4, 3, 3, 1);
        var vector = new BlockedShape(5, 1, 1, 0);
        Assert.ThrowsExactly<ArgumentException>(() => new LinearTrainingStep(new(map, vector, map, vector), TileSet.Best));
    }
}
