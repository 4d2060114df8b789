using System.Runtime.CompilerServices;
using static Xfel.ML.Networks.Internals.WinogradPoints;

namespace Xfel.ML.Networks.Internals;

/// <inheritdoc/>
internal sealed unsafe class WinogradTransforms<T> : WinogradTransforms
    where T : unmanaged, ILanes<T>
{
    private const int Lanes = BlockedShape.Lanes;

    /// <summary>A row of zeros as wide as a run, for the rows below the image.</summary>
    private static readonly AlignedBuffer Zeros = NewZeros();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Input(float* source, int rowStride, int rows, int columns, int tiles, float* target, nint positionStride, float* scratch)
    {
        float* zeros = Zeros.Pointer;
        float* r1 = rows > 1 ? source + rowStride : zeros, r2 = rows > 2 ? source + 2 * rowStride : zeros, r3 = rows > 3 ? source + 3 * rowStride : zeros;
        float* r4 = rows > 4 ? source + 4 * rowStride : zeros, r5 = rows > 5 ? source + 5 * rowStride : zeros;
        int width = Outputs * tiles + 2, existing = Math.Min(columns, width);
        int floats = existing * Lanes;
        float* to = scratch;

        // Scratch is [column][6 transformed rows][16].
        for (int i = 0; i < floats; i += Lanes, to += Inputs * Lanes)
        {
            for (int lane = 0; lane < Lanes; lane += T.Count)
            {
                int at = i + lane;
                InputVector(T.Load(source + at), T.Load(r1 + at), T.Load(r2 + at), T.Load(r3 + at), T.Load(r4 + at), T.Load(r5 + at), to + lane, Lanes);
            }
        }

        new Span<float>(to, (width - existing) * Inputs * Lanes).Clear();
        for (int tile = 0; tile < tiles; tile++)
        {
            float* from = scratch + tile * (Outputs * Inputs * Lanes);
            for (int row = 0; row < Inputs; row++)
            {
                float* v = from + row * Lanes, t = target + tile * Lanes + row * Inputs * positionStride;
                for (int lane = 0; lane < Lanes; lane += T.Count, v += T.Count, t += T.Count)
                {
                    const int step = Inputs * Lanes;
                    InputVector(T.Load(v), T.Load(v + step), T.Load(v + 2 * step), T.Load(v + 3 * step), T.Load(v + 4 * step), T.Load(v + 5 * step), t, positionStride);
                }
            }
        }

        GC.KeepAlive(Zeros);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Output(float* source, nint positionStride, int tiles, in ConvolutionEpilogue epilogue, float* target, int rowStride, int rows, int columns, float* scratch)
    {
        float* addend = epilogue.Addend, bias = epilogue.Bias == null ? Zeros.Pointer : epilogue.Bias;
        T slope = T.Broadcast(epilogue.Slope);
        for (int tile = 0; tile < tiles; tile++)
        {
            // Scratch is [4 rows][6 columns][16].
            for (int column = 0; column < Inputs; column++)
            {
                float* m = source + tile * Lanes + column * positionStride, to = scratch + column * Lanes;
                nint step = Inputs * positionStride;
                for (int lane = 0; lane < Lanes; lane += T.Count, m += T.Count, to += T.Count)
                    OutputVector(T.Load(m), T.Load(m + step), T.Load(m + 2 * step), T.Load(m + 3 * step), T.Load(m + 4 * step), T.Load(m + 5 * step), to, Inputs * Lanes);
            }

            int existing = Math.Min(Outputs, columns - tile * Outputs);
            for (int row = 0; row < rows; row++)
            {
                float* v = scratch + row * (Inputs * Lanes);
                nint offset = (nint)row * rowStride + tile * (Outputs * Lanes);
                for (int lane = 0; lane < Lanes; lane += T.Count)
                {
                    // The columns of the sums take the place of the row that they come from.
                    OutputVector(T.Load(v + lane), T.Load(v + Lanes + lane), T.Load(v + 2 * Lanes + lane), T.Load(v + 3 * Lanes + lane), T.Load(v + 4 * Lanes + lane), T.Load(v + 5 * Lanes + lane), v + lane, Lanes);
                    T b = T.Load(bias + lane);
                    for (int column = 0; column < existing; column++)
                    {
                        nint at = offset + column * Lanes + lane;
                        T y = T.Load(v + column * Lanes + lane) + b;
                        if (addend != null)
                            y += T.Load(addend + at);
                        T.Max(y * slope, y).Store(target + at);
                    }
                }
            }
        }

        GC.KeepAlive(Zeros);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Gradient(float* source, int rowStride, int rows, int columns, int tiles, float* target, nint positionStride, float* scratch)
    {
        float* zeros = Zeros.Pointer;
        float* r1 = rows > 1 ? source + rowStride : zeros, r2 = rows > 2 ? source + 2 * rowStride : zeros, r3 = rows > 3 ? source + 3 * rowStride : zeros;
        int width = Outputs * tiles, existing = Math.Min(columns, width);
        int floats = existing * Lanes;
        float* to = scratch;

        // Scratch is [column][6 transformed rows][16].
        for (int i = 0; i < floats; i += Lanes, to += Inputs * Lanes)
        {
            for (int lane = 0; lane < Lanes; lane += T.Count)
            {
                int at = i + lane;
                GradientVector(T.Load(source + at), T.Load(r1 + at), T.Load(r2 + at), T.Load(r3 + at), to + lane, Lanes);
            }
        }

        new Span<float>(to, (width - existing) * Inputs * Lanes).Clear();
        for (int tile = 0; tile < tiles; tile++)
        {
            float* from = scratch + tile * (Outputs * Inputs * Lanes);
            for (int row = 0; row < Inputs; row++)
            {
                float* v = from + row * Lanes, t = target + tile * Lanes + row * Inputs * positionStride;
                for (int lane = 0; lane < Lanes; lane += T.Count, v += T.Count, t += T.Count)
                {
                    const int step = Inputs * Lanes;
                    GradientVector(T.Load(v), T.Load(v + step), T.Load(v + 2 * step), T.Load(v + 3 * step), t, positionStride);
                }
            }
        }

        GC.KeepAlive(Zeros);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Kernel(float* kernel, int tapStride, float* target, nint positionStride)
    {
        float* columns = stackalloc float[Inputs * 3 * Lanes];
        for (int input = 0; input < Lanes; input++)
        {
            for (int lane = 0; lane < Lanes; lane += T.Count)
            {
                float* g = kernel + input * Lanes + lane, to = target + input * Lanes + lane;
                for (int column = 0; column < 3; column++)
                    KernelVector(T.Load(g + column * tapStride), T.Load(g + (column + 3) * tapStride), T.Load(g + (column + 6) * tapStride), columns + column * Lanes, 3 * Lanes);
                for (int row = 0; row < Inputs; row++)
                {
                    float* from = columns + row * 3 * Lanes;
                    KernelVector(T.Load(from), T.Load(from + Lanes), T.Load(from + 2 * Lanes), to + row * Inputs * positionStride, positionStride);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void KernelGradient(float* source, nint positionStride, int channels, float* gradient)
    {
        float* columns = stackalloc float[Inputs * 3 * Lanes];
        for (int input = 0; input < channels; input++)
        {
            for (int lane = 0; lane < Lanes; lane += T.Count)
            {
                for (int column = 0; column < Inputs; column++)
                {
                    float* u = source + input * Lanes + lane + column * positionStride;
                    nint step = Inputs * positionStride;
                    KernelGradientVector(T.Load(u), T.Load(u + step), T.Load(u + 2 * step), T.Load(u + 3 * step), T.Load(u + 4 * step), T.Load(u + 5 * step), columns + column * Lanes, Inputs * Lanes);
                }

                for (int row = 0; row < 3; row++)
                {
                    float* from = columns + row * Inputs * Lanes;
                    KernelGradientVector(
                        T.Load(from), T.Load(from + Lanes), T.Load(from + 2 * Lanes), T.Load(from + 3 * Lanes), T.Load(from + 4 * Lanes), T.Load(from + 5 * Lanes),
                        gradient + row * (3 * KernelLayout.TileLength) + input * Lanes + lane, KernelLayout.TileLength);
                }
            }
        }

        for (int tap = 0; tap < 9; tap++)
            new Span<float>(gradient + tap * KernelLayout.TileLength + channels * Lanes, (Lanes - channels) * Lanes).Clear();
    }

    /// <summary>Bᵀ d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputVector(T d0, T d1, T d2, T d3, T d4, T d5, float* to, nint step)
    {
        T a2b2 = T.Broadcast(A2B2), sum = T.Broadcast(MinusA2PlusB2), minusA2 = T.Broadcast(-A2), minusB2 = T.Broadcast(-B2), a = T.Broadcast(A), b = T.Broadcast(B);
        T evenA = T.MultiplyAdd(minusB2, d2, d4), oddA = a * T.MultiplyAdd(minusB2, d1, d3);
        T evenB = T.MultiplyAdd(minusA2, d2, d4), oddB = b * T.MultiplyAdd(minusA2, d1, d3);
        T.MultiplyAdd(a2b2, d0, T.MultiplyAdd(sum, d2, d4)).Store(to);
        (evenA + oddA).Store(to + step);
        (evenA - oddA).Store(to + 2 * step);
        (evenB + oddB).Store(to + 3 * step);
        (evenB - oddB).Store(to + 4 * step);
        T.MultiplyAdd(a2b2, d1, T.MultiplyAdd(sum, d3, d5)).Store(to + 5 * step);
    }

    /// <summary>Aᵀ m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputVector(T m0, T m1, T m2, T m3, T m4, T m5, float* to, nint step)
    {
        T evenA = m1 + m2, oddA = m1 - m2, evenB = m3 + m4, oddB = m3 - m4;
        (m0 + evenA + evenB).Store(to);
        T.MultiplyAdd(T.Broadcast(A), oddA, T.Broadcast(B) * oddB).Store(to + step);
        T.MultiplyAdd(T.Broadcast(A2), evenA, T.Broadcast(B2) * evenB).Store(to + 2 * step);
        T.MultiplyAdd(T.Broadcast(A3), oddA, T.MultiplyAdd(T.Broadcast(B3), oddB, m5)).Store(to + 3 * step);
    }

    /// <summary>G g.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void KernelVector(T g0, T g1, T g2, float* to, nint step)
    {
        T evenA = T.Broadcast(NA) * T.MultiplyAdd(T.Broadcast(A2), g2, g0), oddA = T.Broadcast(NA * A) * g1;
        T evenB = T.Broadcast(NB) * T.MultiplyAdd(T.Broadcast(B2), g2, g0), oddB = T.Broadcast(NB * B) * g1;
        (T.Broadcast(N0) * g0).Store(to);
        (evenA + oddA).Store(to + step);
        (evenA - oddA).Store(to + 2 * step);
        (evenB + oddB).Store(to + 3 * step);
        (evenB - oddB).Store(to + 4 * step);
        g2.Store(to + 5 * step);
    }

    /// <summary>A g.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GradientVector(T g0, T g1, T g2, T g3, float* to, nint step)
    {
        T a2 = T.Broadcast(A2), b2 = T.Broadcast(B2);
        T evenA = T.MultiplyAdd(a2, g2, g0), oddA = T.Broadcast(A) * T.MultiplyAdd(a2, g3, g1);
        T evenB = T.MultiplyAdd(b2, g2, g0), oddB = T.Broadcast(B) * T.MultiplyAdd(b2, g3, g1);
        g0.Store(to);
        (evenA + oddA).Store(to + step);
        (evenA - oddA).Store(to + 2 * step);
        (evenB + oddB).Store(to + 3 * step);
        (evenB - oddB).Store(to + 4 * step);
        g3.Store(to + 5 * step);
    }

    /// <summary>Gᵀ u.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void KernelGradientVector(T u0, T u1, T u2, T u3, T u4, T u5, float* to, nint step)
    {
        T evenA = T.Broadcast(NA) * (u1 + u2), oddA = T.Broadcast(NA * A) * (u1 - u2), evenB = T.Broadcast(NB) * (u3 + u4), oddB = T.Broadcast(NB * B) * (u3 - u4);
        T.MultiplyAdd(T.Broadcast(N0), u0, evenA + evenB).Store(to);
        (oddA + oddB).Store(to + step);
        T.MultiplyAdd(T.Broadcast(A2), evenA, T.MultiplyAdd(T.Broadcast(B2), evenB, u5)).Store(to + 2 * step);
    }

    private static AlignedBuffer NewZeros()
    {
        var zeros = new AlignedBuffer((RunTiles * Outputs + 2) * Lanes);
        zeros.Span.Clear();
        return zeros;
    }
}
