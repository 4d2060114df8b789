namespace Xfel.ML.Networks.Internals;

/// <summary>Activations of one frame as <c>[channels / 16][height + 2 halo][width + 2 halo][16]</c>; the halo holds zeros, lanes past the last channel hold zeros.</summary>
internal readonly record struct BlockedShape(int Channels, int Height, int Width, int Halo)
{
    /// <summary>Channels per block: one 512-bit vector.</summary>
    public const int Lanes = 16;

    public BlockedShape(FeatureShape shape, int halo)
        : this(shape.Channels, shape.Height, shape.Width, halo)
    {
    }

    public int Blocks => BlocksOf(Channels);

    public int RowStride => (Width + 2 * Halo) * Lanes;

    public int BlockStride => (Height + 2 * Halo) * RowStride;

    public int Length => checked(Blocks * BlockStride);

    public static int BlocksOf(int channels) => (channels + Lanes - 1) / Lanes;

    /// <summary>Where lane 0 of a pixel lies.</summary>
    public int Offset(int block, int row, int column) => block * BlockStride + (row + Halo) * RowStride + (column + Halo) * Lanes;

    /// <summary>How many of a block's lanes are channels.</summary>
    public int ChannelsIn(int block) => Math.Min(Lanes, Channels - block * Lanes);
}
