namespace Xfel.ML.Networks.Internals;

/// <summary>
/// What a register tile sums: for each segment (a channel block at one kernel tap) the products of <see cref="Channels"/> inputs with their weights, in that order.
/// Pixels of the input lie 16 floats apart. The result is <c>max(v, Slope v)</c> with <c>v = start + sum + addend</c>.
/// </summary>
internal unsafe struct TileSegments
{
    /// <summary>Where each segment starts, in floats from the tile's first input pixel.</summary>
    public int* Offsets;

    /// <summary>Number of segments, 0 or more.</summary>
    public int Count;

    /// <summary>Input channels per segment, 1 to 16.</summary>
    public int Channels;

    /// <summary>Weights of the first output block, <c>[segment][16 input lanes][16 output lanes]</c>.</summary>
    public float* Weights;

    /// <summary>Floats between the weights of two output blocks.</summary>
    public nint WeightBlockStride;

    /// <summary>What the sums start with, 16 floats per output block: a bias or zeros.</summary>
    public float* Start;

    /// <summary>1 leaves the result as it is, 0 is the rectifier.</summary>
    public float Slope;

    /// <summary>Floats between the addends of two pixels; 0 reads the same addend for all.</summary>
    public nint AddendPixelStride;

    /// <summary>Floats between the addends of two output blocks.</summary>
    public nint AddendBlockStride;

    /// <summary>Floats between two pixels of the output.</summary>
    public nint OutputPixelStride;

    /// <summary>Floats between two output blocks.</summary>
    public nint OutputBlockStride;
}
