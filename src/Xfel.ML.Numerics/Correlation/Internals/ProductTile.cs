using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Numerics.Internals;

/// <summary>
/// A register tile of a sum of outer products: adds to each element of a few rows and columns of a matrix the products of its row's and its column's samples over some angles, in the order of the angles,
/// so that tiles of all widths give the same bits where the processor fuses multiply and add.
/// </summary>
internal sealed unsafe class ProductTile
{
    private readonly delegate*<float*, float*, nint, int, float*, nint, void> _run;

    private ProductTile(string name, int rows, int columns, bool isAccelerated, delegate*<float*, float*, nint, int, float*, nint, void> run)
    {
        (Name, Rows, Columns, IsAccelerated) = (name, rows, columns, isAccelerated);
        _run = run;
    }

    /// <summary>14 rows by 2 vectors: 28 sums, 2 vectors of columns and 1 of a row fill 31 of 32 registers.</summary>
    public static ProductTile Wide512 { get; } = new("Vector512", WideProductTile.Rows, WideProductTile.Columns, Vector512.IsHardwareAccelerated, &WideProductTile.Run);

    /// <summary>6 rows by 2 vectors: 12 sums, 2 vectors of columns and 1 of a row fill 15 of 16 registers.</summary>
    public static ProductTile Narrow256 { get; } = Narrow<FloatLanes256>("Vector256", Vector256.IsHardwareAccelerated);

    /// <summary>The same with the narrowest vectors; runs everywhere.</summary>
    public static ProductTile Narrow128 { get; } = Narrow<FloatLanes128>("Vector128", Vector128.IsHardwareAccelerated);

    /// <summary>The fastest tile of this processor; it depends on the instruction set alone.</summary>
    public static ProductTile Best { get; } = Wide512.IsAccelerated ? Wide512 : Narrow256.IsAccelerated ? Narrow256 : Narrow128;

    public string Name { get; }

    public int Rows { get; }

    public int Columns { get; }

    public bool IsAccelerated { get; }

    /// <summary>Adds the products of some angles.</summary>
    /// <param name="rows">The samples of the tile's rows at the first angle.</param>
    /// <param name="columns">The samples of the tile's columns at the first angle.</param>
    /// <param name="step">Floats from one angle to the next.</param>
    /// <param name="angles">The number of angles.</param>
    /// <param name="sums">The tile's first element.</param>
    /// <param name="stride">Floats from one row of the matrix to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProducts(float* rows, float* columns, nint step, int angles, float* sums, nint stride) => _run(rows, columns, step, angles, sums, stride);

    private static ProductTile Narrow<TLanes>(string name, bool isAccelerated)
        where TLanes : unmanaged, IFloatLanes<TLanes> =>
        new(name, NarrowProductTile<TLanes>.Rows, NarrowProductTile<TLanes>.Columns, isAccelerated, &NarrowProductTile<TLanes>.Run);
}
