namespace Xfel.ML.Simulation;

/// <summary>Weights of pixels at distances 0, 1, ... in a convolution; of both sides together they are 1.</summary>
internal static class BlurWeights
{
    /// <summary>
    /// The discrete Gaussian exp(-t) I_k(t), t = sigma^2: its standard deviation is sigma at any size, which that of a sampled Gaussian is not below one pixel
    /// (T. Lindeberg, Scale-space for discrete signals, IEEE PAMI 12 (1990) 234).
    /// </summary>
    public static void Discrete(double sigma, Span<double> weights)
    {
        // The Bessel function's integral over one period: the trapezoidal rule converges exponentially.
        int steps = 2 * weights.Length + 64;
        weights.Clear();
        for (int step = 0; step < steps; step++)
        {
            double angle = 2 * Math.PI * step / steps, value = Math.Exp(sigma * sigma * (Math.Cos(angle) - 1)) / steps;
            for (int k = 0; k < weights.Length; k++)
                weights[k] += value * Math.Cos(k * angle);
        }
    }

    /// <summary>The mean share of a Gaussian cloud that pixel k collects of a photon that lands anywhere in pixel 0, all places being equally likely.</summary>
    public static void Landing(double sigma, Span<double> weights)
    {
        const int steps = 2000;
        const double range = 6;
        weights.Clear();
        for (int step = 0; step <= steps; step++)
        {
            double z = range * (2.0 * step / steps - 1), value = Math.Exp(-0.5 * z * z) * (2 * range / steps) / Math.Sqrt(2 * Math.PI);
            for (int k = 0; k < weights.Length; k++)
                weights[k] += value * Math.Max(0, 1 - Math.Abs(k + sigma * z));
        }
    }
}
