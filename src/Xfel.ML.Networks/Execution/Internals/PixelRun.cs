namespace Xfel.ML.Networks.Internals;

/// <summary>
/// The pixels that a register tile of a weight gradient sums over, <see cref="Planes"/> (frames) of <see cref="Rows"/> of <see cref="Columns"/>, and where its sums go:
/// <c>weights[channel] = start[channel] + sum of x[channel] g</c>, 16 floats per channel and output block. Steps are in floats.
/// </summary>
internal struct PixelRun
{
    public int Planes;
    public int Rows;
    public int Columns;
    public nint InputPlaneStep;
    public nint InputRowStep;
    public nint InputPixelStep;
    public nint GradientPlaneStep;
    public nint GradientRowStep;

    /// <summary>Positive.</summary>
    public nint GradientPixelStep;

    public nint GradientBlockStride;

    /// <summary>Floats between the starts of two channels: 16, or 0 where all start from the same zeros.</summary>
    public nint StartStep;

    public nint StartBlockStride;
    public nint WeightBlockStride;
}
