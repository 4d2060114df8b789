using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Two sums per channel over a batch: single precision within a run of <see cref="Run"/> pixels or a little more, double above it, bands added in their order.
/// One band's sums are <c>double[2][16]</c>. A lane is a channel in every vector width, so each has the same bits.
/// </summary>
internal static unsafe class LaneSums
{
    /// <summary>Pixels after which a run is added to the double sums.</summary>
    public const int Run = 64;

    /// <summary>Doubles per band.</summary>
    public const int Length = 2 * BlockedShape.Lanes;

    /// <summary>Floats that hold the sums of so many bands.</summary>
    public static int FloatsFor(int bands) => checked(bands * Length * (sizeof(double) / sizeof(float)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(double* sums, Vector512<float> run)
    {
        (Vector512<double> low, Vector512<double> high) = Vector512.Widen(run);
        (Vector512.Load(sums) + low).Store(sums);
        (Vector512.Load(sums + 8) + high).Store(sums + 8);
    }

    /// <summary>The sums of one block of channels over all frames.</summary>
    public static void Total(double* sums, in MapBands bands, int frames, int blocks, int block, double* total)
    {
        new Span<double>(total, Length).Clear();
        for (int frame = 0; frame < frames; frame++)
        {
            double* band = sums + (nint)(frame * blocks + block) * bands.PerBlock * Length;
            for (int i = 0; i < bands.PerBlock; i++, band += Length)
            {
                for (int lane = 0; lane < Length; lane += 8)
                    (Vector512.Load(total + lane) + Vector512.Load(band + lane)).Store(total + lane);
            }
        }
    }
}
