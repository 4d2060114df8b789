namespace Xfel.ML.Networks.Internals;

/// <summary>
/// How the tiles of a batch are cut into bands. Few channels: a worker transforms a band of its own, which stays in its second-level cache. Many channels, or few tiles:
/// all workers transform one large band together, so that the transformed weights stream from memory seldom, and share its output channels.
/// No sum is cut, so the bits do not depend on it.
/// </summary>
/// <param name="IsShared">Whether all workers share a band.</param>
/// <param name="Bands">Number of bands.</param>
/// <param name="BandTiles">Tiles of a band; the last may have fewer.</param>
/// <param name="Parts">How many parts of a band are multiplied on their own.</param>
/// <param name="PartTiles">Tiles of a part.</param>
internal readonly record struct WinogradPlan(bool IsShared, int Bands, int BandTiles, int Parts, int PartTiles)
{
    /// <summary>Transformed input and sums of a worker's band: they fit into a second-level cache of 1 MiB.</summary>
    private const int CacheBytes = 680 * 1024;

    /// <summary>The sums of so many tiles fit into the second-level cache, and the weights stream seldom enough.</summary>
    public const int MaxPartTiles = 84;

    /// <summary>Items per worker, so that all finish at nearly the same time.</summary>
    private const int Balance = 4;

    private const int BytesPerTile = WinogradPoints.Positions * BlockedShape.Lanes * sizeof(float);

    /// <param name="tiles">Tiles of the batch.</param>
    /// <param name="inputBlocks">Blocks of input channels.</param>
    /// <param name="groups">Groups of output blocks.</param>
    /// <param name="set">Register tiles.</param>
    /// <param name="threads">Number of workers.</param>
    public static WinogradPlan Of(int tiles, int inputBlocks, int groups, TileSet set, int threads)
    {
        int own = MaxOwnTiles(inputBlocks, set);
        int bands = Ceiling(tiles, own);
        if (own >= 2 * set.Pixels && (threads == 1 || bands >= 2 * threads))
        {
            if (bands < 2 * Balance * threads)
                bands = Ceiling(bands, threads) * threads;
            int count = Ceiling(tiles, bands);
            return new WinogradPlan(false, Ceiling(tiles, count), count, 1, count);
        }

        int parts = Math.Min(MaxSharedTiles(groups, threads) / MaxPartTiles, Ceiling(tiles, set.Pixels));
        bands = Ceiling(tiles, MaxPartTiles * parts);
        int bandTiles = Ceiling(tiles, bands);
        return new WinogradPlan(true, bands, bandTiles, parts, Ceiling(bandTiles, parts));
    }

    /// <summary>Most tiles of a band of a worker's own.</summary>
    public static int MaxOwnTiles(int inputBlocks, TileSet set) => Math.Clamp(CacheBytes / (BytesPerTile * (inputBlocks + set.Blocks)), set.Pixels, MaxPartTiles) / set.Pixels * set.Pixels;

    /// <summary>Most tiles of a shared band.</summary>
    public static int MaxSharedTiles(int groups, int threads) => MaxPartTiles * Ceiling(Balance * threads, groups);

    /// <summary>Floats between two positions of a transformed array: an odd number of cache lines.</summary>
    public static int PositionStride(int blocks, int tiles) => (blocks * tiles | 1) * BlockedShape.Lanes;

    private static int Ceiling(int count, int size) => (count + size - 1) / size;
}
