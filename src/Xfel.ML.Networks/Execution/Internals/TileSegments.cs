namespace Xfel.ML.Networks.Internals;

/// <summary>
/// What a register tile sums: for each segment (a channel block at one kernel tap) the products of <see cref="Channels"/> inputs with their weights, in that order.
/// The result is <c>max(Floor, addend + sum)</c>; the addend is the bias in the first call for a pixel, and what the call before left in later ones.
/// </summary>
internal unsafe struct TileSegments
{
    /// <summary>Where each segment starts, in floats from the tile's first input pixel.</summary>
    public int* Offsets;

    /// <summary>Number of segments.</summary>
    public int Count;

    /// <summary>Input channels per segment, 1 to 16.</summary>
    public int Channels;

    /// <summary>Packed weights <c>[segment][channel][output channels of the tile]</c>.</summary>
    public float* Weights;

    /// <summary>0 applies the rectifier, negative infinity does not.</summary>
    public float Floor;

    /// <summary>Floats between the addends of two pixels: 0 for a bias, 16 for earlier output.</summary>
    public nint AddendPixelStride;

    /// <summary>Floats between the addends of two output blocks.</summary>
    public nint AddendBlockStride;

    /// <summary>Floats between two output blocks.</summary>
    public nint OutputBlockStride;
}
