using Xfel.ML.Networks.Internals;
using Xfel.ML.Networks.Tests.Execution;

namespace Xfel.ML.Networks.Tests.Convolutions;

/// <summary>The fast kernels against loops in double, on every set of tiles that this process can run at speed.</summary>
[TestClass]
public sealed unsafe class ConvolutionKernelTests
{
    /// <summary>float32 sums against double, relative to the largest value, or to 1: a single sum may cancel.</summary>
    private const double Tolerance = 1e-5;

    public static IEnumerable<object[]> Forms() => TileForms.Accelerated.Select(form => new object[] { form });

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void Forward_ManyShapes_EqualsPlainLoops(string form)
    {
        foreach (((ConvolutionShape shape, int frames), int turn) in KernelCase.All().Select((item, turn) => (item, turn)))
        {
            // A halo wider than needed, as another reader of the same map may ask for.
            TestMap input = TestMap.Random(new(shape.Input, ConvolutionKernels.InputHalo(shape) + turn % 2), frames, seed: turn);
            var output = new BlockedShape(shape.Output, turn % 3);
            TestMap found = turn % 4 == 0 ? TestMap.Random(output, frames, seed: 1) : new(output, frames), addend = turn % 4 == 1 ? TestMap.Random(output, frames, seed: 2) : found;
            TestMap before = addend.Copy(), expected = new(output, frames);
            AlignedBuffer kernel = RandomKernel(shape, turn), bias = RandomBias(shape);
            var epilogue = new ConvolutionEpilogue { Bias = turn % 2 == 0 ? bias.Pointer : null, Slope = (turn % 3) switch { 0 => 1, 1 => 0, _ => 0.2f } };

            epilogue.Addend = turn % 4 < 2 ? before.Pointer : null;
            new PlainForward(shape, input.Shape, output).Run(input.Pointer, kernel.Pointer, null, epilogue, expected.Pointer, null, frames, 1);
            ForwardConvolution convolution = ConvolutionKernels.Forward(shape, input.Shape, output, TileForms.Get(form));
            epilogue.Addend = turn % 4 < 2 ? addend.Pointer : null;
            Run(convolution, input, kernel, epilogue, found, 1);

            KernelAssert.Close(expected.Values, found.Values, Tolerance, $"{shape} x {frames}");
            found.AssertPaddingIsZero();
            foreach (int threads in (int[])[2, 4])
            {
                TestMap again = before.Copy();
                epilogue.Addend = turn % 4 < 2 ? before.Pointer : null;
                Run(convolution, input, kernel, epilogue, again, threads);
                CollectionAssert.AreEqual(found.Values.ToArray(), again.Values.ToArray(), $"{shape} x {frames}, {threads} threads");
            }

            GC.KeepAlive((before, addend, bias));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void InputGradient_ManyShapes_EqualsPlainLoops(string form)
    {
        foreach (((ConvolutionShape shape, int frames), int turn) in KernelCase.All().Select((item, turn) => (item, turn)))
        {
            TestMap gradient = TestMap.Random(new(shape.Output, ConvolutionKernels.OutputGradientHalo(shape) + turn % 2), frames, seed: turn);
            bool accumulates = turn % 3 == 0;
            var input = new BlockedShape(shape.Input, turn % 2);
            TestMap before = accumulates ? TestMap.Random(input, frames, seed: 1) : new(input, frames), expected = before.Copy(), found = before.Copy();
            AlignedBuffer kernel = RandomKernel(shape, turn);

            new PlainInputGradient(shape, gradient.Shape, input).Run(gradient.Pointer, kernel.Pointer, null, expected.Pointer, accumulates, null, frames, 1);
            GC.KeepAlive((gradient, expected));
            InputGradient kernels = ConvolutionKernels.InputGradient(shape, gradient.Shape, input, TileForms.Get(form));
            Run(kernels, gradient, kernel, found, accumulates, 1);

            KernelAssert.Close(expected.Values, found.Values, Tolerance, $"{shape} x {frames}");
            found.AssertPaddingIsZero();
            foreach (int threads in (int[])[2, 4])
            {
                TestMap again = before.Copy();
                Run(kernels, gradient, kernel, again, accumulates, threads);
                CollectionAssert.AreEqual(found.Values.ToArray(), again.Values.ToArray(), $"{shape} x {frames}, {threads} threads");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void WeightGradient_ManyShapes_EqualsPlainLoops(string form)
    {
        foreach (((ConvolutionShape shape, int frames), int turn) in KernelCase.All().Select((item, turn) => (item, turn)))
        {
            TestMap input = TestMap.Random(new(shape.Input, ConvolutionKernels.InputHalo(shape) + turn % 2), frames, seed: turn);
            TestMap gradient = TestMap.Random(new(shape.Output, ConvolutionKernels.OutputGradientHalo(shape)), frames, seed: -turn);
            AlignedBuffer expected = NotANumbers(shape.Layout.Length), found = NotANumbers(shape.Layout.Length), again = NotANumbers(shape.Layout.Length);

            new PlainWeightGradient(shape, input.Shape, gradient.Shape).Run(input.Pointer, gradient.Pointer, expected.Pointer, null, frames, 1);
            GC.KeepAlive((input, gradient, expected));
            WeightGradient kernels = ConvolutionKernels.WeightGradient(shape, input.Shape, gradient.Shape, TileForms.Get(form));
            Run(kernels, input, gradient, found, 1);

            // Padding is zero in the plain gradient and must be exactly so here.
            KernelAssert.Close(expected.Span, found.Span, Tolerance, $"{shape} x {frames}");
            for (int i = 0; i < found.Length; i++)
                Assert.IsTrue(expected.Span[i] != 0 || found.Span[i] == 0, $"{shape}: padding {i} is {found.Span[i]}");
            foreach (int threads in (int[])[2, 4])
            {
                Run(kernels, input, gradient, again, threads);
                CollectionAssert.AreEqual(found.Span.ToArray(), again.Span.ToArray(), $"{shape} x {frames}, {threads} threads");
            }
        }
    }

    private static void Run(ForwardConvolution convolution, TestMap input, AlignedBuffer kernel, in ConvolutionEpilogue epilogue, TestMap output, int threads)
    {
        AlignedBuffer prepared = NotANumbers(convolution.PreparedLength), scratch = NotANumbers(convolution.ScratchLength(input.Frames, threads));
        convolution.Prepare(kernel.Pointer, prepared.Pointer, threads);
        convolution.Run(input.Pointer, kernel.Pointer, prepared.Pointer, epilogue, output.Pointer, scratch.Pointer, input.Frames, threads);
        GC.KeepAlive((input, kernel, prepared, scratch, output));
    }

    private static void Run(InputGradient kernels, TestMap gradient, AlignedBuffer kernel, TestMap result, bool accumulates, int threads)
    {
        AlignedBuffer prepared = NotANumbers(kernels.PreparedLength), scratch = NotANumbers(kernels.ScratchLength(gradient.Frames, threads));
        kernels.Prepare(kernel.Pointer, prepared.Pointer, threads);
        kernels.Run(gradient.Pointer, kernel.Pointer, prepared.Pointer, result.Pointer, accumulates, scratch.Pointer, gradient.Frames, threads);
        GC.KeepAlive((gradient, kernel, prepared, scratch, result));
    }

    private static void Run(WeightGradient kernels, TestMap input, TestMap gradient, AlignedBuffer result, int threads)
    {
        AlignedBuffer scratch = NotANumbers(kernels.ScratchLength(input.Frames, threads));
        kernels.Run(input.Pointer, gradient.Pointer, result.Pointer, scratch.Pointer, input.Frames, threads);
        GC.KeepAlive((input, gradient, scratch, result));
    }

    private static AlignedBuffer NotANumbers(int length)
    {
        var buffer = new AlignedBuffer(length);
        buffer.Span.Fill(float.NaN);
        return buffer;
    }

    private static AlignedBuffer RandomKernel(ConvolutionShape shape, int seed)
    {
        var kernel = new AlignedBuffer(shape.Layout.Length);
        shape.Layout.FromCanonical(TestFrames.Uniform(shape.Layout.CanonicalLength, seed), kernel.Span);
        return kernel;
    }

    private static AlignedBuffer RandomBias(ConvolutionShape shape)
    {
        var layout = new VectorLayout(shape.Channels);
        var bias = new AlignedBuffer(layout.Length);
        layout.FromCanonical(TestFrames.Uniform(shape.Channels, seed: 9), bias.Span);
        return bias;
    }
}
