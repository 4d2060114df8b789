using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Simulation;

/// <summary>
/// The matter of all rays, spread over cells and slices. Each piece of a ray is a Gauss-Legendre sum along it, and each of its points is spread by the window in three dimensions;
/// first along the beam into one column, then that column over the cells around the ray.
/// </summary>
internal sealed class SliceStack
{
    /// <summary>Beyond this many decay lengths, 1e-9 of the amplitude is left.</summary>
    private const double LastDecay = 20;

    /// <summary>Half the phase along one panel of the quadrature.</summary>
    private const double PanelPhase = 60;

    private float[] _cells = [], _column = [];

    /// <summary>By rows of cells, cells, slices.</summary>
    public ReadOnlySpan<float> Cells(in SliceGrid grid) => _cells.AsSpan(0, grid.Y.Cells * grid.X.Cells * grid.Slices);

    /// <param name="cloud">The rays.</param>
    /// <param name="scale">What each amplitude is multiplied by.</param>
    /// <param name="grid">The sampling.</param>
    public void Fill(RayCloud cloud, double scale, in SliceGrid grid)
    {
        int count = grid.Y.Cells * grid.X.Cells * grid.Slices;
        if (_cells.Length < count)
            _cells = new float[count];
        if (_column.Length < grid.Slices + KaiserBesselWindow.Stored)
            _column = new float[grid.Slices + KaiserBesselWindow.Stored];
        _cells.AsSpan(0, count).Clear();
        int first = 0;
        foreach (RayCloud.Ray ray in cloud.Rays)
        {
            _column.AsSpan().Clear();
            int from = grid.Slices, to = 0;
            foreach (ref readonly RaySegment segment in cloud.Segments[first..ray.End])
                AddToColumn(segment, scale * ray.Area, grid, ref from, ref to);
            first = ray.End;
            if (to > from)
                AddColumn(ray, grid, from, Math.Min(to, grid.Slices));
        }
    }

    private void AddToColumn(in RaySegment segment, double scale, in SliceGrid grid, ref int from, ref int to)
    {
        double length = segment.To - segment.From;
        if (segment.Decay * length > LastDecay)
            length = LastDecay / segment.Decay;
        double phase = 0.5 * length * (grid.GreatestAlong + segment.Decay);
        int panels = 1 + (int)(phase / PanelPhase);
        int nodes = 4 + (int)Math.Ceiling(0.55 * phase / panels);
        double part = length / panels;
        for (int panel = 0; panel < panels; panel++)
        {
            foreach ((double place, double weight) in GaussLegendre.Of(nodes))
            {
                double depth = (panel + place) * part, value = scale * segment.Weight * part * weight;
                if (segment.Decay != 0)
                    value *= Math.Exp(-segment.Decay * depth);
                Vector256<float> window = KaiserBesselWindow.Weights(grid.SliceOf(segment.From + depth), out int slice);
                ref float cell = ref _column[slice];
                Vector256.FusedMultiplyAdd(Vector256.Create((float)value), window, Vector256.LoadUnsafe(ref cell)).StoreUnsafe(ref cell);
                from = Math.Min(from, slice);
                to = Math.Max(to, slice + KaiserBesselWindow.Width);
            }
        }
    }

    private void AddColumn(in RayCloud.Ray ray, in SliceGrid grid, int from, int to)
    {
        Vector256<float> acrossX = KaiserBesselWindow.Weights(grid.X.CellOf(ray.X - grid.Middle.X), out int firstX);
        Vector256<float> acrossY = KaiserBesselWindow.Weights(grid.Y.CellOf(ray.Y - grid.Middle.Y), out int firstY);
        ReadOnlySpan<float> column = _column.AsSpan(from, to - from);
        for (int y = 0; y < KaiserBesselWindow.Width; y++)
        {
            for (int x = 0; x < KaiserBesselWindow.Width; x++)
            {
                Span<float> cells = _cells.AsSpan(((firstY + y) * grid.X.Cells + firstX + x) * grid.Slices + from, column.Length);
                TensorPrimitives.MultiplyAdd(column, acrossY[y] * acrossX[x], cells, cells);
            }
        }
    }
}
