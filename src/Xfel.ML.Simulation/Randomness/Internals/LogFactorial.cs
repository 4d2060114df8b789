namespace Xfel.ML.Simulation;

/// <summary>ln k!, by table below 16 and by Stirling's series above, where five terms leave an error below 1e-15.</summary>
internal static class LogFactorial
{
    private static readonly double[] Small = MakeSmall();

    public static double Of(double k)
    {
        if (k < Small.Length)
            return Small[(int)k];
        double inverse = 1 / k, square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))));
        return (k + 0.5) * Math.Log(k) - k + HalfLog2Pi + series;
    }

    private const double HalfLog2Pi = 0.91893853320467274178;

    private static double[] MakeSmall()
    {
        var values = new double[16];
        for (int k = 2; k < values.Length; k++)
            values[k] = values[k - 1] + Math.Log(k);
        return values;
    }
}
