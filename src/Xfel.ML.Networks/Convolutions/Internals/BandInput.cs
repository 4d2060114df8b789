namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Where the tiles find the input pixels of a band of output rows: 16 floats apart from output pixel to output pixel. Kernels that a map does not serve as it lies copy what a band
/// needs into scratch memory first.
/// </summary>
internal abstract unsafe class BandInput(ConvolutionShape shape, BlockedShape input)
{
    protected ConvolutionShape Shape { get; } = shape;

    protected BlockedShape Input { get; } = input;

    /// <summary>Lanes that the segments sum over: the input's channels, or kernel columns by channels.</summary>
    public virtual int Channels => Shape.Input.Channels;

    /// <summary>Segments per block of <see cref="Channels"/>.</summary>
    public virtual int Taps => Shape.Kernel * Shape.Kernel;

    /// <summary>Floats between the inputs of two output rows.</summary>
    public abstract nint RowStep { get; }

    /// <summary>Scratch floats for bands of up to <paramref name="rows"/> rows.</summary>
    public abstract int ScratchLength(int rows);

    /// <summary>Where the segments start: <c>[channel block][tap]</c>.</summary>
    public abstract int[] Offsets();

    /// <summary>Makes a band of one frame ready and returns the pixel from which the offsets count.</summary>
    public abstract float* Load(float* frame, int firstRow, int rows, float* scratch);

    /// <summary>Which of the pixels <c>origin + i stride</c>, i below <paramref name="count"/>, lie inside an axis of <paramref name="length"/> pixels.</summary>
    protected static (int Begin, int End) Inside(int origin, int stride, int count, int length)
    {
        int begin = Math.Min(count, origin >= 0 ? 0 : (-origin + stride - 1) / stride);
        return (begin, Math.Clamp(origin >= length ? 0 : (length - 1 - origin) / stride + 1, begin, count));
    }
}
