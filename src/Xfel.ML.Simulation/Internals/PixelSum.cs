namespace Xfel.ML.Simulation;

/// <summary>The sum of a frame's pixels in double precision, always in the same order.</summary>
internal static class PixelSum
{
    public static double Of(ReadOnlySpan<float> values)
    {
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        int i = 0;
        for (; i <= values.Length - 4; i += 4)
        {
            sum0 += values[i];
            sum1 += values[i + 1];
            sum2 += values[i + 2];
            sum3 += values[i + 3];
        }

        for (; i < values.Length; i++)
            sum0 += values[i];
        return sum0 + sum1 + (sum2 + sum3);
    }
}
