using Xfel.ML.Numerics;

namespace Xfel.ML.Benchmarks;

/// <summary>The same with a detector's gap and beam stop.</summary>
internal sealed class CcfMaskedBenchmark() : CcfBenchmark("ccf-masked", new Mask(Size, [.. Enumerable.Range(0, Size.PixelCount).Select(IsGood)]))
{
    private static bool IsGood(int pixel)
    {
        int x = pixel % Size.Width - Size.Width / 2, y = pixel / Size.Width - Size.Height / 2;
        return x is < 20 or > 27 && x * x + y * y > 150;
    }
}
