using Xfel.ML.Networks.Internals;
using Xfel.ML.Networks.Tests.Execution;

namespace Xfel.ML.Networks.Tests.Convolutions;

/// <summary>Seeded maps and kernels for one convolution.</summary>
internal sealed unsafe class ConvolutionData
{
    public ConvolutionData(ConvolutionShape shape, int frames, int seed = 1)
    {
        Shape = shape;
        Frames = frames;
        Input = new BlockedShape(shape.Input, shape.Padding);
        Output = new BlockedShape(shape.Output, Math.Max(0, shape.Kernel - 1 - shape.Padding));
        X = Map(Input, frames, seed);
        Gradient = Map(Output, frames, seed + 1);
        Kernel = new AlignedBuffer(shape.Layout.Length);
        shape.Layout.FromCanonical(TestFrames.Uniform(shape.Layout.CanonicalLength, seed + 2), Kernel.Span);
        Bias = new AlignedBuffer(Output.Blocks * BlockedShape.Lanes);
        new VectorLayout(shape.Channels).FromCanonical(TestFrames.Uniform(shape.Channels, seed + 3), Bias.Span);
    }

    public ConvolutionShape Shape { get; }

    public int Frames { get; }

    public BlockedShape Input { get; }

    public BlockedShape Output { get; }

    public AlignedBuffer X { get; }

    /// <summary>dL/dy.</summary>
    public AlignedBuffer Gradient { get; }

    public AlignedBuffer Kernel { get; }

    public AlignedBuffer Bias { get; }

    /// <summary>Uniform values, with zeros in the halo and in the padding lanes.</summary>
    public static AlignedBuffer Map(BlockedShape shape, int frames, int seed)
    {
        var map = new AlignedBuffer(shape.Length * frames);
        map.Span.Clear();
        float[] values = TestFrames.Uniform(shape.Channels * shape.Height * shape.Width * frames, seed);
        int next = 0;
        for (int frame = 0; frame < frames; frame++)
        {
            for (int channel = 0; channel < shape.Channels; channel++)
            {
                for (int row = 0; row < shape.Height; row++)
                {
                    for (int column = 0; column < shape.Width; column++)
                        map.Pointer[frame * shape.Length + PlainTaps.Offset(shape, channel, row, column)] = values[next++];
                }
            }
        }

        return map;
    }

    /// <summary>Garbage, so that what a kernel forgets to write is seen.</summary>
    public static AlignedBuffer Garbage(int length)
    {
        var buffer = new AlignedBuffer(length);
        buffer.Span.Fill(1e30f);
        return buffer;
    }

    /// <summary>Halo and padding lanes must be exactly zero.</summary>
    public static void AssertPaddingIsZero(AlignedBuffer map, BlockedShape shape, int frames)
    {
        AlignedBuffer ones = Map(shape, frames, 5);
        for (int i = 0; i < map.Length; i++)
        {
            if (ones.Span[i] == 0 && map.Span[i] != 0)
                Assert.Fail($"float {i} of halo or padding lanes is {map.Span[i]}");
        }
    }

    /// <returns>The largest difference over the largest expected value.</returns>
    public static double Error(ReadOnlySpan<float> expected, ReadOnlySpan<float> found)
    {
        double worst = 0, largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs((double)expected[i] - found[i]);
            worst = difference <= worst ? worst : difference;
            largest = Math.Max(largest, Math.Abs(expected[i]));
        }

        return worst / largest;
    }
}
