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
    /// <summary>Transformed input and sums of a worker's band.</summary>
    private const int CacheBytes = 680 * 1024;

    /// <summary>Transformed input of a shared band.</summary>
    private const int SharedBytes = 12 * 1024 * 1024;

    /// <summary>The sums of this many tiles stay in the second-level cache.</summary>
    public const int MaxPartTiles = 84;

    private const int BytesPerTile = WinogradPoints.Positions * BlockedShape.Lanes * sizeof(float);

    public static WinogradPlan Of(int tiles, int inputBlocks, TileSet set, int threads)
    {
        int own = OwnTiles(inputBlocks, set);
        int bands = (tiles + own - 1) / own;
        if (own >= 2 * set.Pixels && (threads == 1 || bands >= 2 * threads))
            {
            own = (tiles + bands - 1) / bands;
            return new WinogradPlan(false, bands, own, 1, own);
        }


        bands = (tiles + SharedTiles(inputBlocks) - 1) / SharedTiles(inputBlocks);
        int bandTiles = (tiles + bands - 1) / bands;
        int parts = (bandTiles + MaxPartTiles - 1) / MaxPartTiles;
        return new WinogradPlan(true, bands, bandTiles, parts, (bandTiles + parts - 1) / parts);
    }

    /// <summary>Most tiles of a band of a worker's own.</summary>
    public static int OwnTiles(int inputBlocks, TileSet set) => Math.Clamp(CacheBytes / (BytesPerTile * (inputBlocks + set.Blocks)) / set.Pixels * set.Pixels, set.Pixels, MaxPartTiles);

    /// <summary>Most tiles of a shared band.</summary>
    public static int SharedTiles(int inputBlocks) => Math.Max(MaxPartTiles, SharedBytes / (BytesPerTile * inputBlocks));

    /// <summary>Matrix rows are an odd number of cache lines apart from each other, so that the 36 positions of a tile fall into different sets of the cache.</summary>
    public static int Stride(int tiles) => (tiles | 1) * BlockedShape.Lanes;
}
