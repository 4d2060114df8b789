namespace Xfel.ML.Networks.Internals;

/// <summary>The kernel that belongs to <see cref="ColumnBandInput"/>: <c>[output block][lane block][row][16 lanes][16 outputs]</c>, lane = kernel column * channels + channel.</summary>
internal sealed unsafe class ColumnKernel
{
    /// <summary>For every vector of 16 outputs, where it lies in the kernel and where here.</summary>
    private readonly (int Kernel, int Columns)[] _vectors;

    public ColumnKernel(ConvolutionShape shape)
    {
        KernelLayout kernel = shape.Layout;
        Layout = new KernelLayout(shape.Channels, shape.Kernel * shape.Input.Channels, shape.Kernel, 1);
        var vectors = new List<(int, int)>();
        for (int block = 0; block < kernel.OutputBlocks; block++)
        {
            for (int tap = 0; tap < kernel.Taps; tap++)
            {
                for (int channel = 0; channel < shape.Input.Channels; channel++)
                {
                    int output = block * BlockedShape.Lanes, lane = tap % shape.Kernel * shape.Input.Channels + channel;
                    vectors.Add((kernel.Offset(output, channel, tap), Layout.Offset(output, lane, tap / shape.Kernel)));
                }
            }
        }

        _vectors = [.. vectors];
    }

    public KernelLayout Layout { get; }

    /// <summary>From the kernel as it lies; writes the padding too.</summary>
    public void Gather(float* kernel, float* columns)
    {
        new Span<float>(columns, Layout.Length).Clear();
        foreach ((int from, int to) in _vectors)
            Vector(kernel, from).CopyTo(Vector(columns, to));
    }

    /// <summary>Back to the kernel as it lies; its padding is left alone.</summary>
    public void Scatter(float* columns, float* kernel)
    {
        foreach ((int to, int from) in _vectors)
            Vector(columns, from).CopyTo(Vector(kernel, to));
    }

    private static Span<float> Vector(float* start, int offset) => new(start + offset, BlockedShape.Lanes);
}
