using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* input, in BlockedShape shape, in MapBand band, double* sums)
    {
        new Span<double>(sums, LaneSums.Length).Clear();
        float* rows = input + (nint)band.Frame * shape.Length + shape.Offset(band.Block, band.Row, 0);
        float* origin = input + shape.Offset(band.Block, 0, 0);
        Vector512<float> first = Vector512.Load(rows), sum = default, square = default;
        int count = 0;
        for (int row = 0; row < band.Rows; row++, rows += shape.RowStride)
        {
            for (int start = 0; start < shape.Width; start += LaneSums.Run)
            {
                int end = Math.Min(start + LaneSums.Run, shape.Width);
                if (count == 0)
                    first = Vector512.Load(rows + start * BlockedShape.Lanes);
                for (int column = start; column < end; column++)
                {
                    Vector512<float> x = Vector512.Load(rows + column * BlockedShape.Lanes) - first;
                    sum += x;
                    square += x * x;
                }

                count += end - start;
                if (count >= LaneSums.Run)
                {
                    Move(sums, origin, first, sum, square, count);
                    count = 0;
                    sum = square = default;
                }
            }
        }

        if (count > 0)
            Move(sums, origin, first, sum, square, count);
    }

    /// <summary>Mean and biased variance from the sums over all bands.</summary>
    public static (double Mean, double Variance) Of(double* total, int lane, float origin, double count)
    {
        double shift = total[lane] / count;
        return (origin + shift, Math.Max(0, total[BlockedShape.Lanes + lane] / count - shift * shift));
    }

    /// <summary>sum (x - o) = sum (x - f) + n (f - o); sum (x - o)^2 = sum (x - f)^2 + 2 (f - o) sum (x - f) + n (f - o)^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move(double* sums, float* origin, Vector512<float> first, Vector512<float> sum, Vector512<float> square, int count)
    {
        (Vector512<double> firstLow, Vector512<double> firstHigh) = Vector512.Widen(first);
        (Vector512<double> originLow, Vector512<double> originHigh) = Vector512.Widen(Vector512.Load(origin));
        (Vector512<double> sumLow, Vector512<double> sumHigh) = Vector512.Widen(sum);
        (Vector512<double> squareLow, Vector512<double> squareHigh) = Vector512.Widen(square);
        Move(sums, firstLow - originLow, sumLow, squareLow, count);
        Move(sums + 8, firstHigh - originHigh, sumHigh, squareHigh, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move(double* sums, Vector512<double> shift, Vector512<double> sum, Vector512<double> square, double count)
    {
        Vector512<double> moved = shift * count;
        (Vector512.Load(sums) + sum + moved).Store(sums);
        double* squares = sums + BlockedShape.Lanes;
        (Vector512.Load(squares) + square + shift * (sum + sum + moved)).Store(squares);
    }
}
