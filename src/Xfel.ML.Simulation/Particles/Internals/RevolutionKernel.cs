using System.Runtime.CompilerServices;

namespace Xfel.ML.Simulation;

/// <summary>
/// Form factors of a body of revolution at many q in single precision: F = sum over nodes of area J0(q_perp radius) sin(q_z half height) / q_z. The number of nodes follows the
/// greatest q of each 16 pixels, so that a frame's middle costs less than its corners, and no map can stretch the body beyond what its nodes resolve.
/// </summary>
internal sealed class RevolutionKernel(RevolutionProfile profile) : IFormFactorKernel
{
    /// <summary>A multiple of every lane count: all widths choose the same nodes.</summary>
    private const int Chunk = 16;

    /// <summary>Node counts are rounded up to multiples of this, so that few tables are made.</summary>
    private const int CountStep = 4;

    private readonly Lock _gate = new();
    private volatile RevolutionSingles?[] _tables = new RevolutionSingles?[16];

    public bool IsReal => true;

    [SkipLocalsInit]
    public void Evaluate<T>(Matrix3 m, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z, Span<float> real, Span<float> imaginary)
        where T : unmanaged, ILanes<T>
    {
        if (x.Length != y.Length || x.Length != z.Length || x.Length != real.Length || x.Length % T.Count != 0)
            SimulationThrow.Lengths(nameof(real));
        ReadOnlySpan<float> matrix = LaneMatrix.Of(m, stackalloc float[LaneMatrix.Length]);
        Span<float> across = stackalloc float[Chunk], along = stackalloc float[Chunk];
        for (int start = 0; start < x.Length; start += Chunk)
        {
            int count = Math.Min(Chunk, x.Length - start);
            for (int i = 0; i < count; i += T.Count)
            {
                LaneMatrix.Multiply(matrix, T.Load(in x[start + i]), T.Load(in y[start + i]), T.Load(in z[start + i]), out T qx, out T qy, out T qz);
                T.Store(T.SquareRoot(T.MultiplyAdd(qx, qx, qy * qy)), ref across[i]);
                // A q_z so small that sin(q_z h) / q_z is h takes the place of 0.
                T.Store(T.Select(T.LessThan(qz * qz, T.Broadcast(1e-24f)), T.Broadcast(1e-12f), qz), ref along[i]);
            }

            RevolutionSingles table = Table(across[..count], along[..count]);
            for (int i = 0; i < count; i += T.Count)
                T.Store(Sum(table, T.Load(in across[i]), T.Load(in along[i])), ref real[start + i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sum<T>(RevolutionSingles table, T across, T along)
        where T : unmanaged, ILanes<T>
    {
        ref float node = ref table.First;
        T one = T.Broadcast(1f), inverse = one / across, inverseRoot = T.SquareRoot(inverse), sum = T.Broadcast(0f);
        for (int i = 0; i < table.Count; i++)
        {
            T radius = T.Broadcast(node) * across;
            T j0 = LaneMath.BesselJ0(radius, T.Broadcast(Unsafe.Add(ref node, 1)) * inverse, T.Broadcast(Unsafe.Add(ref node, 2)) * inverseRoot);
            LaneMath.SinCos(T.Broadcast(Unsafe.Add(ref node, 3)) * along, out T sin, out _);
            sum = T.MultiplyAdd(T.Broadcast(Unsafe.Add(ref node, 4)) * j0, sin, sum);
            node = ref Unsafe.Add(ref node, RevolutionSingles.Stride);
        }

        return sum / along;
    }

    private RevolutionSingles Table(ReadOnlySpan<float> across, ReadOnlySpan<float> along)
    {
        float mostAcross = 0, mostAlong = 0;
        for (int i = 0; i < across.Length; i++)
        {
            mostAcross = Math.Max(mostAcross, across[i]);
            mostAlong = Math.Max(mostAlong, Math.Abs(along[i]));
        }

        int step = (profile.NodesForSingle(mostAcross, mostAlong) + CountStep - 1) / CountStep;
        RevolutionSingles?[] tables = _tables;
        return step < tables.Length && Volatile.Read(ref tables[step]) is { } table ? table : Make(step);
    }

    /// <summary>Two threads may make the same table: it is the same.</summary>
    private RevolutionSingles Make(int step)
    {
        var table = new RevolutionSingles(profile, step * CountStep);
        lock (_gate)
        {
            RevolutionSingles?[] tables = _tables;
            if (step >= tables.Length)
                Array.Resize(ref tables, Math.Max(step + 1, 2 * tables.Length));
            Volatile.Write(ref tables[step], table);
            _tables = tables;
        }

        return table;
    }
}
