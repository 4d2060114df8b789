namespace Xfel.ML.Networks.Internals;

/// <summary>Cuts the maps of a batch into bands of rows. The cut depends on the shape alone, so that sums over bands are the same for any number of threads.</summary>
internal readonly struct MapBands
{
    /// <summary>A band of four maps lies in the second-level cache while vectors of fewer than 16 lanes pass it part by part; handing it out costs little against its work.</summary>
    private const int BandFloats = 4 * 1024;

    private readonly int _blocks;
    private readonly int _height;
    private readonly int _rows;

    public MapBands(BlockedShape shape)
    {
        _blocks = shape.Blocks;
        _height = shape.Height;
        _rows = Math.Clamp(BandFloats / (shape.Width * BlockedShape.Lanes), 1, shape.Height);
        PerBlock = (_height + _rows - 1) / _rows;
    }

    /// <summary>Bands of one block of one frame.</summary>
    public int PerBlock { get; }

    /// <summary>Bands of so many frames, in the order frame, block, band.</summary>
    public int Count(int frames) => checked(frames * _blocks * PerBlock);

    public MapBand this[int item]
    {
        get
        {
            int plane = item / PerBlock, row = item % PerBlock * _rows;
            return new(plane / _blocks, plane % _blocks, row, Math.Min(_rows, _height - row));
        }
    }
}
