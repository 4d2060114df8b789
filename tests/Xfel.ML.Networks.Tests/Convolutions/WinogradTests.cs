using Xfel.ML.Networks.Internals;
using Xfel.ML.Networks.Tests.Execution;

namespace Xfel.ML.Networks.Tests.Convolutions;

/// <summary>Winograd kernels against loops in double, also on shapes for which the direct kernels serve.</summary>
[TestClass]
public sealed unsafe class WinogradTests
{
    /// <summary>Relative to the largest value.</summary>
    private const double Tolerance = 1e-5;

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
    public void Forward_ManyShapes_EqualsPlainLoops(string set, int channels, int outputs, int height, int width, int frames, int padding)
    {
        var data = new Data(channels, outputs, height, width, frames, padding);
        TestMap addend = TestMap.Random(data.Output, frames, seed: 9);
        foreach ((bool adds, float slope) in new[] { (false, 1f), (true, 0.2f) })
        {
            ConvolutionEpilogue epilogue = new() { Bias = adds ? data.Bias.Pointer : null, Addend = adds ? addend.Pointer : null, Slope = slope };
            TestMap expected = Forward(new PlainForward(data.Shape, data.Input, data.Output), data, epilogue, 1);
            TestMap found = Forward(new WinogradForward(data.Shape, data.Input, data.Output, TileForms.Get(set)), data, epilogue, 1);
            found.AssertPaddingIsZero();
            AssertClose(expected.Values, found.Values);
        }

        GC.KeepAlive(addend);
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void InputGradient_ManyShapes_EqualsPlainLoops(string set, int channels, int outputs, int height, int width, int frames, int padding)
    {
        var data = new Data(channels, outputs, height, width, frames, padding);
        foreach (bool accumulate in new[] { false, true })
        {
            TestMap expected = Backward(new PlainInputGradient(data.Shape, data.Output, data.Input), data, accumulate, 1);
            TestMap found = Backward(new WinogradInputGradient(data.Shape, data.Output, data.Input, TileForms.Get(set)), data, accumulate, 1);
            found.AssertPaddingIsZero();
            AssertClose(expected.Values, found.Values);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void WeightGradient_ManyShapes_EqualsPlainLoops(string set, int channels, int outputs, int height, int width, int frames, int padding)
    {
        var data = new Data(channels, outputs, height, width, frames, padding);
        AlignedBuffer expected = Weights(new PlainWeightGradient(data.Shape, data.Input, data.Output), data, 1);
        AlignedBuffer found = Weights(new WinogradWeightGradient(data.Shape, data.Input, data.Output, TileForms.Get(set)), data, 1);
        AssertClose(expected.Span, found.Span);
        for (int i = 0; i < found.Length; i++)
            Assert.IsTrue(expected.Span[i] != 0 || found.Span[i] == 0, $"padding {i} is {found.Span[i]}");
    }

    /// <summary>Own bands, shared bands, several chunks of a weight gradient.</summary>
    [TestMethod]
    [DataRow("Vector512", 48, 40, 17, 23)]
    [DataRow("Vector256", 48, 40, 17, 23)]
    [DataRow("Vector128", 20, 20, 9, 9)]
    [DataRow("Vector512", 272, 33, 14, 30)]
    public void Run_AnyThreadsAndBatch_SameBits(string set, int channels, int outputs, int height, int width)
    {
        const int frames = 9;
        TileSet tiles = TileForms.Get(set);
        var data = new Data(channels, outputs, height, width, frames, 1);
        ConvolutionEpilogue epilogue = new() { Bias = data.Bias.Pointer, Slope = 0 };
        ForwardConvolution convolution = new WinogradForward(data.Shape, data.Input, data.Output, tiles);
        InputGradient inputGradient = new WinogradInputGradient(data.Shape, data.Output, data.Input, tiles);
        WeightGradient weightGradient = new WinogradWeightGradient(data.Shape, data.Input, data.Output, tiles);
        TestMap forward = Forward(convolution, data, epilogue, 1), backward = Backward(inputGradient, data, false, 1);
        AlignedBuffer weights = Weights(weightGradient, data, 1);
        foreach (int threads in new[] { 2, 4 })
        {
            Assert.IsTrue(forward.Values.SequenceEqual(Forward(convolution, data, epilogue, threads).Values), $"forward, {threads} threads");
            Assert.IsTrue(backward.Values.SequenceEqual(Backward(inputGradient, data, false, threads).Values), $"input gradient, {threads} threads");
            Assert.IsTrue(weights.Span.SequenceEqual(Weights(weightGradient, data, threads).Span), $"weight gradient, {threads} threads");
        }

        Data last = data.FrameOf(frames - 1);
        Assert.IsTrue(forward.Values[((frames - 1) * data.Output.Length)..].SequenceEqual(Forward(convolution, last, epilogue, 2).Values), "a frame depends on its batch");
    }

    [TestMethod]
    [DataRow(64, 64, 56, true)]
    [DataRow(512, 512, 7, true)]
    [DataRow(3, 64, 224, false)]
    [DataRow(512, 512, 2, false)]
    public void Forward_OfShape_UsesWinogradWhereItPays(int channels, int outputs, int side, bool expected)
    {
        var shape = new ConvolutionShape(new(channels, side, side), outputs, 3, 1, 1);
        Assert.AreEqual(expected, ConvolutionKernels.Forward(shape, new(shape.Input, 1), new(shape.Output, 1), TileSet.Best) is WinogradForward);
    }

    private static TestMap Forward(ForwardConvolution convolution, Data data, ConvolutionEpilogue epilogue, int threads)
    {
        var output = new TestMap(data.Output, data.X.Frames);
        AlignedBuffer prepared = NotANumbers(convolution.PreparedLength), scratch = NotANumbers(convolution.ScratchLength(data.X.Frames, threads));
        convolution.Prepare(data.Kernel.Pointer, prepared.Pointer, threads);
        convolution.Run(data.X.Pointer, data.Kernel.Pointer, prepared.Pointer, in epilogue, output.Pointer, scratch.Pointer, data.X.Frames, threads);
        GC.KeepAlive((data, scratch, prepared));
        return output;
    }

    private static TestMap Backward(InputGradient gradient, Data data, bool accumulate, int threads)
    {
        TestMap target = accumulate ? TestMap.Random(data.Input, data.X.Frames, seed: 9) : new(data.Input, data.X.Frames);
        AlignedBuffer prepared = NotANumbers(gradient.PreparedLength), scratch = NotANumbers(gradient.ScratchLength(data.X.Frames, threads));
        gradient.Prepare(data.Kernel.Pointer, prepared.Pointer, threads);
        gradient.Run(data.Gradient.Pointer, data.Kernel.Pointer, prepared.Pointer, target.Pointer, accumulate, scratch.Pointer, data.X.Frames, threads);
        GC.KeepAlive((data, scratch, prepared));
        return target;
    }

    private static AlignedBuffer Weights(WeightGradient gradient, Data data, int threads)
    {
        AlignedBuffer target = NotANumbers(data.Kernel.Length), scratch = NotANumbers(gradient.ScratchLength(data.X.Frames, threads));
        gradient.Run(data.X.Pointer, data.Gradient.Pointer, target.Pointer, scratch.Pointer, data.X.Frames, threads);
        GC.KeepAlive((data, scratch));
        return target;
    }

    private static AlignedBuffer NotANumbers(int length)
    {
        var buffer = new AlignedBuffer(length);
        buffer.Span.Fill(float.NaN);
        return buffer;
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> found)
    {
        double worst = 0, largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs((double)expected[i] - found[i]);
            worst = error > worst || double.IsNaN(error) ? error : worst;
            largest = Math.Max(largest, Math.Abs(expected[i]));
        }

        Assert.IsTrue(worst <= Tolerance * largest, $"off by {worst:g3} of {largest:g3}");
        Console.WriteLine($"{worst / largest:g2} of the largest value");
    }

    /// <summary>Seeded maps and kernel of one convolution.</summary>
    private sealed class Data
    {
        public Data(int channels, int outputs, int height, int width, int frames, int padding)
        {
            Shape = new ConvolutionShape(new(channels, height, width), outputs, 3, 1, padding);
            Input = new BlockedShape(Shape.Input, padding);
            Output = new BlockedShape(Shape.Output, 2 - padding);
            X = TestMap.Random(Input, frames, seed: 1);
            Gradient = TestMap.Random(Output, frames, seed: 2);
            Kernel = new AlignedBuffer(Shape.Layout.Length);
            Shape.Layout.FromCanonical(TestFrames.Uniform(Shape.Layout.CanonicalLength, seed: 3), Kernel.Span);
            Bias = new AlignedBuffer(Output.Blocks * BlockedShape.Lanes);
            new VectorLayout(outputs).FromCanonical(TestFrames.Uniform(outputs, seed: 4), Bias.Span);
        }

        public ConvolutionShape Shape { get; }

        public BlockedShape Input { get; }

        public BlockedShape Output { get; }

        public TestMap X { get; private init; }

        public TestMap Gradient { get; }

        public AlignedBuffer Kernel { get; }

        public AlignedBuffer Bias { get; }

        /// <summary>The same kernel on one frame alone.</summary>
        public Data FrameOf(int frame)
        {
            var x = new TestMap(Input, 1);
            X.Values.Slice(frame * Input.Length, Input.Length).CopyTo(x.Values);
            return new Data(Shape.Input.Channels, Shape.Channels, Shape.Input.Height, Shape.Input.Width, 1, Shape.Padding) { X = x };
        }
    }
}
