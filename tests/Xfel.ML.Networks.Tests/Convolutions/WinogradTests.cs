using Xfel.ML.Networks.Internals;
using Xfel.ML.Networks.Tests.Execution;

namespace Xfel.ML.Networks.Tests.Convolutions;

[TestClass]
public sealed unsafe class WinogradTests
{
    public static IEnumerable<object[]> Cases =>
        from set in TileForms.Names
        from shape in new (int In, int Out, int Height, int Width, int Frames, int Padding)[]
        {
            (3, 16, 17, 23, 2, 1), (16, 20, 5, 7, 3, 1), (20, 33, 4, 4, 1, 1), (33, 3, 7, 7, 2, 1), (64, 64, 1, 1, 1, 1), (1, 48, 9, 40, 1, 1),
            (64, 20, 7, 7, 3, 1), (16, 16, 6, 37, 1, 0), (20, 16, 8, 6, 2, 2), (160, 33, 13, 12, 2, 1),
        }
        select new object[] { set, shape.In, shape.Out, shape.Height, shape.Width, shape.Frames, shape.Padding };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Forward_AgainstPlain_Agrees(string set, int channels, int outputs, int height, int width, int frames, int padding)
    {
        var data = new ConvolutionData(new ConvolutionShape(new(channels, height, width), outputs, 3, 1, padding), frames);
        AlignedBuffer addend = ConvolutionData.Map(data.Output, frames, 9);
        foreach ((bool bias, bool add, float slope) in new[] { (false, false, 1f), (true, true, 0.2f) })
        {
            ConvolutionEpilogue epilogue = new() { Bias = bias ? data.Bias.Pointer : null, Addend = add ? addend.Pointer : null, Slope = slope };
            AlignedBuffer expected = Forward(new PlainForward(data.Shape, data.Input, data.Output), data, epilogue, 1);
            AlignedBuffer found = Forward(Winograd(data, set), data, epilogue, 1);
            ConvolutionData.AssertPaddingIsZero(found, data.Output, frames);
            HaloToZero(expected, data.Output, frames);
            Assert.IsLessThan(1e-5, ConvolutionData.Error(expected.Span, found.Span));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void InputGradient_AgainstPlain_Agrees(string set, int channels, int outputs, int height, int width, int frames, int padding)
    {
        var data = new ConvolutionData(new ConvolutionShape(new(channels, height, width), outputs, 3, 1, padding), frames);
        foreach (bool accumulate in new[] { false, true })
        {
            AlignedBuffer expected = Backward(new PlainInputGradient(data.Shape, data.Output, data.Input), data, accumulate, 1);
            AlignedBuffer found = Backward(new WinogradInputGradient(data.Shape, data.Output, data.Input, TileForms.Get(set)), data, accumulate, 1);
            ConvolutionData.AssertPaddingIsZero(found, data.Input, frames);
            HaloToZero(expected, data.Input, frames);
            Assert.IsLessThan(1e-5, ConvolutionData.Error(expected.Span, found.Span));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void WeightGradient_AgainstPlain_Agrees(string set, int channels, int outputs, int height, int width, int frames, int padding)
    {
        var data = new ConvolutionData(new ConvolutionShape(new(channels, height, width), outputs, 3, 1, padding), frames);
        AlignedBuffer expected = Weights(new PlainWeightGradient(data.Shape, data.Input, data.Output), data, 1);
        AlignedBuffer found = Weights(new WinogradWeightGradient(data.Shape, data.Input, data.Output, TileForms.Get(set)), data, 1);
        Assert.IsLessThan(1e-5, ConvolutionData.Error(expected.Span, found.Span));
        for (int i = 0; i < found.Length; i++)
            Assert.IsTrue(expected.Span[i] != 0 || found.Span[i] == 0, "padding");
    }

    [TestMethod]
    [DataRow("Vector512", 48, 40, 17, 23)]
    [DataRow("Vector256", 48, 40, 17, 23)]
    [DataRow("Vector128", 20, 20, 9, 9)]
    [DataRow("Vector512", 272, 33, 14, 30)]
    public void Run_AnyThreadsAndBatch_SameBits(string set, int channels, int outputs, int height, int width)
    {
        const int frames = 9;
        var shape = new ConvolutionShape(new(channels, height, width), outputs, 3, 1, 1);
        var data = new ConvolutionData(shape, frames);
        ConvolutionEpilogue epilogue = new() { Bias = data.Bias.Pointer, Slope = 0 };
        AlignedBuffer forward = Forward(Winograd(data, set), data, epilogue, 1), backward = Backward(new WinogradInputGradient(shape, data.Output, data.Input, TileForms.Get(set)), data, false, 1);
        AlignedBuffer weights = Weights(new WinogradWeightGradient(shape, data.Input, data.Output, TileForms.Get(set)), data, 1);
        foreach (int threads in new[] { 2, 4 })
        {
            Assert.IsTrue(weights.Span.SequenceEqual(Weights(new WinogradWeightGradient(shape, data.Input, data.Output, TileForms.Get(set)), data, threads).Span), $"weight gradient, {threads} threads");
            Assert.IsTrue(forward.Span.SequenceEqual(Forward(Winograd(data, set), data, epilogue, threads).Span), $"forward, {threads} threads");
            Assert.IsTrue(backward.Span.SequenceEqual(Backward(new WinogradInputGradient(shape, data.Output, data.Input, TileForms.Get(set)), data, false, threads).Span), $"input gradient, {threads} threads");
        }

        var single = new ConvolutionData(shape, 1);
        data.X.Span.Slice((frames - 1) * data.Input.Length, data.Input.Length).CopyTo(single.X.Span);
        AlignedBuffer last = Forward(Winograd(data, set), single, epilogue with { }, 1, data.Kernel);
        Assert.IsTrue(forward.Span[((frames - 1) * data.Output.Length)..].SequenceEqual(last.Span), "a frame depends on its batch");
    }

    private static WinogradForward Winograd(ConvolutionData data, string set) => new(data.Shape, data.Input, data.Output, TileForms.Get(set));

    private static AlignedBuffer Forward(ForwardConvolution convolution, ConvolutionData data, ConvolutionEpilogue epilogue, int threads, AlignedBuffer? kernel = null)
    {
        AlignedBuffer output = ConvolutionData.Garbage(data.Output.Length * data.Frames), prepared = ConvolutionData.Garbage(convolution.PreparedLength);
        AlignedBuffer scratch = ConvolutionData.Garbage(convolution.ScratchLength(data.Frames, threads));
        kernel ??= data.Kernel;
        convolution.Prepare(kernel.Pointer, prepared.Pointer, threads);
        convolution.Run(data.X.Pointer, kernel.Pointer, prepared.Pointer, in epilogue, output.Pointer, scratch.Pointer, data.Frames, threads);
        GC.KeepAlive((data, scratch, prepared, kernel));
        return output;
    }

    private static AlignedBuffer Backward(InputGradient gradient, ConvolutionData data, bool accumulate, int threads)
    {
        AlignedBuffer target = accumulate ? ConvolutionData.Map(data.Input, data.Frames, 9) : ConvolutionData.Garbage(data.Input.Length * data.Frames);
        AlignedBuffer prepared = ConvolutionData.Garbage(gradient.PreparedLength), scratch = ConvolutionData.Garbage(gradient.ScratchLength(data.Frames, threads));
        gradient.Prepare(data.Kernel.Pointer, prepared.Pointer, threads);
        gradient.Run(data.Gradient.Pointer, data.Kernel.Pointer, prepared.Pointer, target.Pointer, accumulate, scratch.Pointer, data.Frames, threads);
        GC.KeepAlive((data, scratch, prepared));
        return target;
    }

    private static AlignedBuffer Weights(WeightGradient gradient, ConvolutionData data, int threads)
    {
        AlignedBuffer target = ConvolutionData.Garbage(data.Kernel.Length), scratch = ConvolutionData.Garbage(gradient.ScratchLength(data.Frames, threads));
        gradient.Run(data.X.Pointer, data.Gradient.Pointer, target.Pointer, scratch.Pointer, data.Frames, threads);
        GC.KeepAlive((data, scratch));
        return target;
    }

    /// <summary>What the plain kernels leave in the padding is not part of the comparison.</summary>
    private static void HaloToZero(AlignedBuffer map, BlockedShape shape, int frames)
    {
        AlignedBuffer ones = ConvolutionData.Map(shape, frames, 5);
        for (int i = 0; i < map.Length; i++)
            map.Span[i] = ones.Span[i] == 0 ? 0 : map.Span[i];
    }
}
