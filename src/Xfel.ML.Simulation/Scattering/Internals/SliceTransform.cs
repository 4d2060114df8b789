namespace Xfel.ML.Simulation;

/// <summary>
/// The amplitude on a regular grid of q across the beam: each slice's lateral Fourier transform, by two small dense sums, times exp(i z (k - sqrt(k^2 - q_perp^2))), summed over slices.
/// Slices are real, so waves of one half are enough; cells are paired with their mirror images, which takes half of the work off each sum. The slices are the lanes.
/// </summary>
internal sealed class SliceTransform
{
    private readonly WaveTable _wavesX = new(), _wavesY = new();
    private float[] _even = [], _odd = [], _real = [], _imaginary = [], _folded = [], _parts = [], _powers = [];
    private double[] _correctionX = [], _correctionY = [];

    /// <summary>The amplitude's parts by rows of q_y, from -Y.Waves to Y.Waves; in each row from -X.Waves to X.Waves.</summary>
    public float[] Real { get; private set; } = [];

    /// <summary>As <see cref="Real"/>.</summary>
    public float[] Imaginary { get; private set; } = [];

    /// <summary>Length of a row.</summary>
    public int Stride { get; private set; }

    public void Run<T>(ReadOnlySpan<float> cells, in SliceGrid grid)
        where T : unmanaged, ILanes<T>
    {
        Reserve(grid);
        _wavesX.Use(grid.X);
        _wavesY.Use(grid.Y);
        for (int i = 0; i <= grid.X.Waves; i++)
            _correctionX[i] = grid.X.Correction(i);
        for (int i = 0; i <= grid.Y.Waves; i++)
            _correctionY[i] = grid.Y.Correction(i);
        AlongRows<T>(cells, grid);
        for (int wave = 0; wave <= grid.X.Waves; wave++)
            AlongColumns<T>(wave, grid);
    }

    private void Reserve(in SliceGrid grid)
    {
        int n = grid.Slices, rowsX = WaveTable.RowsOf(grid.X), rowsY = WaveTable.RowsOf(grid.Y), half = Math.Max(grid.X.Cells, grid.Y.Cells) / 2 * n;
        Stride = 2 * grid.X.Waves + 1 + BandLimitedTaps.Count;
        int amplitudes = Stride * (2 * grid.Y.Waves + 1);
        Grow(ref _even, half);
        Grow(ref _odd, half);
        Grow(ref _real, grid.Y.Cells * rowsX * n);
        Grow(ref _imaginary, grid.Y.Cells * rowsX * n);
        Grow(ref _folded, 4 * grid.Y.Cells / 2 * n);
        Grow(ref _parts, 4 * rowsY * n);
        Grow(ref _powers, 4 * n);
        if (Real.Length < amplitudes)
        {
            Real = new float[amplitudes];
            Imaginary = new float[amplitudes];
        }

        if (_correctionX.Length <= grid.X.Waves)
            _correctionX = new double[grid.X.Waves + 1];
        if (_correctionY.Length <= grid.Y.Waves)
            _correctionY = new double[grid.Y.Waves + 1];
        Real.AsSpan(0, amplitudes).Clear();
        Imaginary.AsSpan(0, amplitudes).Clear();
    }

    private static void Grow(ref float[] array, int count)
    {
        if (array.Length < count)
            array = new float[count];
    }

    /// <summary>Sums over x: A(q_x, y) = sum of cells cos(q_x x) - i sum of cells sin(q_x x).</summary>
    private void AlongRows<T>(ReadOnlySpan<float> cells, in SliceGrid grid)
        where T : unmanaged, ILanes<T>
    {
        int n = grid.Slices, width = grid.X.Cells, half = width / 2, rows = WaveTable.RowsOf(grid.X);
        for (int y = 0; y < grid.Y.Cells; y++)
        {
            ReadOnlySpan<float> row = cells.Slice(y * width * n, width * n);
            Fold<T>(row, half, n, n, _even, _odd);
            DenseSum.Multiply<T>(_wavesX.Cosines, rows, half, _even, n, _real.AsSpan(y * rows * n));
            DenseSum.Multiply<T>(_wavesX.Sines, rows, half, _odd, n, _imaginary.AsSpan(y * rows * n));
        }
    }

    /// <summary>Sums over y, then over slices.</summary>
    private void AlongColumns<T>(int waveX, in SliceGrid grid)
        where T : unmanaged, ILanes<T>
    {
        int n = grid.Slices, half = grid.Y.Cells / 2, pitch = WaveTable.RowsOf(grid.X) * n, rows = WaveTable.RowsOf(grid.Y), size = half * n, part = rows * n;
        Span<float> folded = _folded, parts = _parts;
        Fold<T>(_real.AsSpan(waveX * n), half, n, pitch, folded, folded[size..]);
        Fold<T>(_imaginary.AsSpan(waveX * n), half, n, pitch, folded[(2 * size)..], folded[(3 * size)..]);
        DenseSum.Multiply<T>(_wavesY.Cosines, rows, half, folded, n, parts);
        DenseSum.Multiply<T>(_wavesY.Sines, rows, half, folded[size..], n, parts[part..]);
        DenseSum.Multiply<T>(_wavesY.Cosines, rows, half, folded[(2 * size)..], n, parts[(2 * part)..]);
        DenseSum.Multiply<T>(_wavesY.Sines, rows, half, folded[(3 * size)..], n, parts[(3 * part)..]);
        double qx = waveX * grid.X.WaveStep;
        for (int waveY = 0; waveY <= grid.Y.Waves; waveY++)
        {
            double qy = waveY * grid.Y.WaveStep, across = Math.Sqrt(qx * qx + qy * qy);
            if (across > grid.GreatestAcross)
                break;
            SumSlices<T>(waveX, waveY, SliceGrid.Along(across, grid.WaveNumber), grid, parts, part);
        }
    }

    /// <summary>Sums and differences of rows and their mirror images, from the middle outwards.</summary>
    private static void Fold<T>(ReadOnlySpan<float> rows, int half, int n, int pitch, Span<float> even, Span<float> odd)
        where T : unmanaged, ILanes<T>
    {
        for (int i = 0; i < half; i++)
        {
            ReadOnlySpan<float> upper = rows.Slice((half + i) * pitch, n), lower = rows.Slice((half - 1 - i) * pitch, n);
            Span<float> sum = even.Slice(i * n, n), difference = odd.Slice(i * n, n);
            for (int z = 0; z < n; z += T.Count)
            {
                T u = T.Load(in upper[z]), l = T.Load(in lower[z]);
                T.Store(u + l, ref sum[z]);
                T.Store(u - l, ref difference[z]);
            }
        }
    }

    /// <summary>
    /// With A = R - iI after the sums over x, and R = R_even + R_odd, I likewise, in y: the transform at (q_x, +-q_y) is (Rc -+ Is) - i (Ic +- Rs), c and s being the sums with cosines and
    /// sines; at the opposite waves it is the complex conjugate.
    /// </summary>
    private void SumSlices<T>(int waveX, int waveY, double along, in SliceGrid grid, ReadOnlySpan<float> parts, int part)
        where T : unmanaged, ILanes<T>
    {
        int n = grid.Slices;
        double phase = along * grid.Step;
        Span<float> cosines = _powers.AsSpan(0, n), sines = _powers.AsSpan(n, n);
        Phases<T>((float)phase, cosines, sines);
        ReadOnlySpan<float> rc = parts.Slice(waveY * n, n), rs = parts.Slice(part + waveY * n, n), ic = parts.Slice(2 * part + waveY * n, n), its = parts.Slice(3 * part + waveY * n, n);
        float rcCos = Dot<T>(rc, cosines), rcSin = Dot<T>(rc, sines), rsCos = Dot<T>(rs, cosines), rsSin = Dot<T>(rs, sines);
        float icCos = Dot<T>(ic, cosines), icSin = Dot<T>(ic, sines), isCos = Dot<T>(its, cosines), isSin = Dot<T>(its, sines);
        float scale = (float)(_correctionX[waveX] * _correctionY[waveY] / KaiserBesselWindow.Transform(phase / (2 * Math.PI)));
        // (a - ib)(cos + i sin) = (a cos + b sin) + i (a sin - b cos), and (a + ib)(cos + i sin) for the conjugate.
        Put(grid, waveX, waveY, scale, rcCos - isCos, rcSin - isSin, icCos + rsCos, icSin + rsSin);
        if (waveY > 0)
            Put(grid, waveX, -waveY, scale, rcCos + isCos, rcSin + isSin, icCos - rsCos, icSin - rsSin);
    }

    private void Put(in SliceGrid grid, int waveX, int waveY, float scale, float aCos, float aSin, float bCos, float bSin)
    {
        int here = (grid.Y.Waves + waveY) * Stride + grid.X.Waves + waveX, opposite = (grid.Y.Waves - waveY) * Stride + grid.X.Waves - waveX;
        Real[here] = scale * (aCos + bSin);
        Imaginary[here] = scale * (aSin - bCos);
        Real[opposite] = scale * (aCos - bSin);
        Imaginary[opposite] = scale * (aSin + bCos);
    }

    /// <summary>cos and sin of phase x place, the places counting slices from the middle of all.</summary>
    private static void Phases<T>(float phase, Span<float> cosines, Span<float> sines)
        where T : unmanaged, ILanes<T>
    {
        T step = T.Broadcast(phase), start = T.Load(in LaneNumbers[0]);
        for (int z = 0; z < cosines.Length; z += T.Count)
        {
            T place = start + T.Broadcast(z - 0.5f * (cosines.Length - 1));
            LaneMath.SinCos(place * step, out T sin, out T cos);
            T.Store(cos, ref cosines[z]);
            T.Store(sin, ref sines[z]);
        }
    }

    /// <summary>Sixteen partial sums, whatever the number of lanes, so that all give the same bits.</summary>
    private static float Dot<T>(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
        where T : unmanaged, ILanes<T>
    {
        Span<float> sums = stackalloc float[16];
        for (int lane = 0; lane < 16; lane += T.Count)
        {
            T sum = T.Broadcast(0f);
            for (int z = lane; z < a.Length; z += 16)
                sum = T.MultiplyAdd(T.Load(in a[z]), T.Load(in b[z]), sum);
            T.Store(sum, ref sums[lane]);
        }

        float total = 0;
        foreach (float sum in sums)
            total += sum;
        return total;
    }

    private static readonly float[] LaneNumbers = [.. Enumerable.Range(0, 16).Select(i => (float)i)];
}
