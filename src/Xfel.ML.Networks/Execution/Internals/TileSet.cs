using System.Runtime.Intrinsics.X86;

namespace Xfel.ML.Networks.Internals;

/// <summary>The register tiles of one instruction set. Every set sums in the same order, so sets that fuse multiply and add agree bit for bit.</summary>
internal sealed unsafe class TileSet
{
    private readonly delegate*<in TileSegments, float*, float*, float*, void>[][] _tiles;
    private readonly delegate*<in PixelRun, float*, float*, float*, float*, void>[][] _weightTiles;

    private TileSet(
        string name,
        int pixels,
        int channels,
        int blocks,
        bool isAccelerated,
        delegate*<int, int, delegate*<in TileSegments, float*, float*, float*, void>> select,
        delegate*<int, int, delegate*<in PixelRun, float*, float*, float*, float*, void>> selectWeight)
    {
        Name = name;
        Pixels = pixels;
        Channels = channels;
        Blocks = blocks;
        IsAccelerated = isAccelerated;
        _tiles = new delegate*<in TileSegments, float*, float*, float*, void>[blocks][];
        _weightTiles = new delegate*<in PixelRun, float*, float*, float*, float*, void>[blocks][];
        for (int b = 0; b < blocks; b++)
        {
            _tiles[b] = new delegate*<in TileSegments, float*, float*, float*, void>[pixels];
            for (int p = 0; p < pixels; p++)
                _tiles[b][p] = select(p + 1, b + 1);
            _weightTiles[b] = new delegate*<in PixelRun, float*, float*, float*, float*, void>[channels];
            for (int c = 0; c < channels; c++)
                _weightTiles[b][c] = selectWeight(c + 1, b + 1);
        }
    }

    /// <summary>14 pixels by 2 blocks: 28 accumulators, 2 weights and 1 input fill 31 of 32 registers. Weight gradients: 8 channels by 2 blocks.</summary>
    public static TileSet Vector512 { get; } = new("Vector512", 14, 8, 2, System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated, &Tiles512.Select, &WeightTiles512.Select);

    /// <summary>6 pixels by 1 block of two vectors: 12 accumulators, 2 weights and 1 input fill 15 of 16 registers.</summary>
    public static TileSet Vector256 { get; } =
        new("Vector256", 6, 6, 1, System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated && Fma.IsSupported, &Tiles256.Select, &WeightTiles256.Select);

    /// <summary>3 pixels by 1 block of four vectors; runs everywhere.</summary>
    public static TileSet Vector128 { get; } = new("Vector128", 3, 3, 1, true, &Tiles128.Select, &WeightTiles128.Select);

    /// <summary>The fastest set of this processor; it depends on the instruction set alone.</summary>
    public static TileSet Best { get; } = Vector512.IsAccelerated ? Vector512 : Vector256.IsAccelerated ? Vector256 : Vector128;

    public string Name { get; }

    /// <summary>Pixels of the widest tile.</summary>
    public int Pixels { get; }

    /// <summary>Input channels of the widest tile of a weight gradient.</summary>
    public int Channels { get; }

    /// <summary>Blocks of 16 output channels of the widest tile.</summary>
    public int Blocks { get; }

    public bool IsAccelerated { get; }

    public delegate*<in TileSegments, float*, float*, float*, void> Tile(int pixels, int blocks) => _tiles[blocks - 1][pixels - 1];

    public delegate*<in PixelRun, float*, float*, float*, float*, void> WeightTile(int channels, int blocks) => _weightTiles[blocks - 1][channels - 1];
}
