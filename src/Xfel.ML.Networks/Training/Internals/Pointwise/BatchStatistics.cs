using System.Numerics;
using System.Runtime.CompilerServices;

namespace Xfel.ML.Networks.Internals;

/// <summary>
/// Sums for the mean and variance per channel in one pass over a batch. Each run is summed about its own first pixel (which bounds the cancellation by the length of the run, however large
/// the mean is) and moved in double to the batch's first pixel.
/// </summary>
internal static unsafe class BatchStatistics
{
    /// <summary>Sums of (x - origin) and of its square over one band.</summary>
    /// <param name="input">The batch.</param>
    /// <param name="shape">Layout of one frame.</param>
    /// <param name="band">The band.</param>
    /// <param name="sums"><c>double[2][16]</c>.</param>
    public static void Run(float* input, in BlockedShape shape, in MapBand band, double* sums)
    {
        new Span<double>(sums, LaneSums.Length).Clear();
        float* start = MapRows.Start(input, shape, band), origin = input + shape.Offset(band.Block, 0, 0);
        for (int part = 0; part < BlockedShape.Lanes; part += Vector<float>.Count)
            Run(start + part, shape, band.Rows, origin + part, sums + part);
    }

    /// <summary>Mean and biased variance from the sums over all bands.</summary>
    public static (double Mean, double Variance) Of(double* total, int lane, float origin, double count)
    {
        double shift = total[lane] / count;
        return (origin + shift, Math.Max(0, total[BlockedShape.Lanes + lane] / count - shift * shift));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run(float* rows, in BlockedShape shape, int count, float* origin, double* sums)
    {
        Vector<float> first = default, sum = default, square = default;
        int pixels = 0;
        for (int row = 0; row < count; row++, rows += shape.RowStride)
        {
            for (int begin = 0; begin < shape.Width; begin += LaneSums.Run)
            {
                int end = Math.Min(begin + LaneSums.Run, shape.Width);
                if (pixels == 0)
                    first = Vector.Load(rows + begin * BlockedShape.Lanes);
                for (int column = begin; column < end; column++)
                {
                    Vector<float> x = Vector.Load(rows + column * BlockedShape.Lanes) - first;
                    sum += x;
                    square += x * x;
                }

                pixels += end - begin;
                if (pixels >= LaneSums.Run || row == count - 1 && end == shape.Width)
                {
                    Move(sums, origin, first, sum, square, pixels);
                    pixels = 0;
                    sum = square = default;
                }
            }
        }
    }

    /// <summary>sum (x - o) = sum (x - f) + n (f - o); sum (x - o)^2 = sum (x - f)^2 + 2 (f - o) sum (x - f) + n (f - o)^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move(double* sums, float* origin, Vector<float> first, Vector<float> sum, Vector<float> square, int count)
    {
        Vector.Widen(first, out Vector<double> firstLow, out Vector<double> firstHigh);
        Vector.Widen(Vector.Load(origin), out Vector<double> originLow, out Vector<double> originHigh);
        Vector.Widen(sum, out Vector<double> sumLow, out Vector<double> sumHigh);
        Vector.Widen(square, out Vector<double> squareLow, out Vector<double> squareHigh);
        Move(sums, firstLow - originLow, sumLow, squareLow, count);
        Move(sums + Vector<double>.Count, firstHigh - originHigh, sumHigh, squareHigh, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move(double* sums, Vector<double> shift, Vector<double> sum, Vector<double> square, double count)
    {
        Vector<double> moved = shift * count;
        (Vector.Load(sums) + sum + moved).Store(sums);
        double* squares = sums + BlockedShape.Lanes;
        (Vector.Load(squares) + square + shift * (sum + sum + moved)).Store(squares);
    }
}
