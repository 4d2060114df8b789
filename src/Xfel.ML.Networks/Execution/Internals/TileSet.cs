using System.Runtime.Intrinsics.X86;

namespace Xfel.ML.Networks.Internals;

/// <summary>The register tiles of one instruction set. Every set sums in the same order, so sets that fuse multiply and add agree bit for bit.</summary>
internal sealed unsafe class TileSet
{
    private readonly delegate*<in TileSegments, float*, float*, float*, void>[][] _tiles;

    private TileSet(string name, int pixels, int blocks, bool isAccelerated, delegate*<in TileSegments, float*, float*, float*, void>[][] tiles)
    {
        Name = name;
        Pixels = pixels;
        Blocks = blocks;
        IsAccelerated = isAccelerated;
        _tiles = tiles;
    }

    /// <summary>14 pixels by 2 blocks: 28 accumulators, 2 weights and 1 input fill 31 of 32 registers.</summary>
    public static TileSet Vector512 { get; } = new("Vector512", 14, 2, System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated, Table(14, 2, &Tiles512.Select));

    /// <summary>6 pixels by 1 block of two vectors: 12 accumulators, 2 weights and 1 input fill 15 of 16 registers.</summary>
    public static TileSet Vector256 { get; } = new("Vector256", 6, 1, System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated && Fma.IsSupported, Table(6, 1, &Tiles256.Select));

    /// <summary>3 pixels by 1 block of four vectors; runs everywhere.</summary>
    public static TileSet Vector128 { get; } = new("Vector128", 3, 1, true, Table(3, 1, &Tiles128.Select));

    /// <summary>The fastest set of this processor; it depends on the instruction set alone.</summary>
    public static TileSet Best { get; } = Vector512.IsAccelerated ? Vector512 : Vector256.IsAccelerated ? Vector256 : Vector128;

    public string Name { get; }

    /// <summary>The instruction set by the name that files and reports use.</summary>
    public string InstructionSet => Name switch { "Vector512" => "AVX-512", "Vector256" => "AVX2", _ => "portable" };

    /// <summary>Pixels of the widest tile.</summary>
    public int Pixels { get; }

    /// <summary>Blocks of 16 output channels of the widest tile.</summary>
    public int Blocks { get; }

    public bool IsAccelerated { get; }

    public delegate*<in TileSegments, float*, float*, float*, void> Tile(int pixels, int blocks) => _tiles[blocks - 1][pixels - 1];

    private static delegate*<in TileSegments, float*, float*, float*, void>[][] Table(
        int pixels, int blocks, delegate*<int, int, delegate*<in TileSegments, float*, float*, float*, void>> select)
    {
        var tiles = new delegate*<in TileSegments, float*, float*, float*, void>[blocks][];
        for (int b = 0; b < blocks; b++)
        {
            tiles[b] = new delegate*<in TileSegments, float*, float*, float*, void>[pixels];
            for (int p = 0; p < pixels; p++)
                tiles[b][p] = select(p + 1, b + 1);
        }

        return tiles;
    }
}
