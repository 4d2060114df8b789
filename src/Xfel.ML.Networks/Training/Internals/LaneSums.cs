using System.Numerics;
using System.Runtime.CompilerServices;

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
    public static void Add(double* sums, Vector<float> run)
    {
        Vector.Widen(run, out Vector<double> low, out Vector<double> high);
        (Vector.Load(sums) + low).Store(sums);
        (Vector.Load(sums + Vector<double>.Count) + high).Store(sums + Vector<double>.Count);
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
                for (int lane = 0; lane < Length; lane += Vector<double>.Count)
                    (Vector.Load(total + lane) + Vector.Load(band + lane)).Store(total + lane);
            }
        }
    }
}
