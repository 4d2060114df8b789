using System.Collections.Concurrent;
using System.Numerics;

namespace Xfel.ML.Numerics.Internals;

/// <summary>
/// Transforms of one length: T. G. Stockham's self-sorting algorithm (AFIPS 28 (1966) 229) with radices 5, 3, 4 and 2. Several transforms are done together, one a vector lane: a tile of
/// up to 16 columns is copied into scratch memory, where each stage goes from one buffer to the other.
/// </summary>
internal sealed class FourierAxis
{
    /// <summary>Columns of a tile: a cache line, and a multiple of every vector width.</summary>
    private const int TileWidth = 16;

    private static readonly ConcurrentDictionary<int, FourierAxis> Known = new();

    private readonly int _length;
    private readonly FourierStage[] _stages;

    private FourierAxis(int length)
    {
        _length = length;
        _stages = FourierStage.Plan(length);
    }

    /// <summary>The same object for each length, so that its tables exist once.</summary>
    public static FourierAxis Of(int length) => Known.GetOrAdd(length, static length => new FourierAxis(length));

    /// <summary>Transforms arrays of the shape [outer, length, inner] along their middle axis.</summary>
    public void Transform(Span<float> real, Span<float> imaginary, int outer, int inner)
    {
        if (_stages.Length == 0)
            return;
        int columns = inner == 1 ? outer : inner, lanes = Vector<float>.Count;
        int width = Math.Min(TileWidth, (columns + lanes - 1) / lanes * lanes), size = _length * width;
        using var scratch = new Scratch<float>(4 * size);
        var tile = new FourierTile(scratch.Span, size, width);
        tile.Clear();
        if (inner == 1)
        {
            for (int row = 0; row < outer; row += width)
            {
                int count = Math.Min(width, outer - row), from = row * _length;
                tile.LoadRows(real[from..], imaginary[from..], _length, count);
                Run(ref tile);
                tile.StoreRows(real[from..], imaginary[from..], _length, count);
            }

            return;
        }

        for (int block = 0; block < outer; block++)
        {
            for (int column = 0; column < inner; column += width)
            {
                int count = Math.Min(width, inner - column), from = block * _length * inner + column;
                tile.LoadColumns(real[from..], imaginary[from..], _length, inner, count);
                Run(ref tile);
                tile.StoreColumns(real[from..], imaginary[from..], _length, inner, count);
            }
        }
    }

    private void Run(ref FourierTile tile)
    {
        foreach (FourierStage stage in _stages)
        {
            FourierButterflies.Run(stage, tile);
            tile.Swap();
        }
    }
}
