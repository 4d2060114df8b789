namespace Xfel.ML.Simulation;

/// <summary>
/// The Kaiser-Bessel window phi(t) = I0(beta sqrt(1 - (2 t / width)^2)) / I0(beta) over a number of samples, and its Fourier transform: J. I. Jackson et al., IEEE Trans. Med. Imaging 10 (1991) 473;
/// beta for the oversampling: P. J. Beatty et al., IEEE Trans. Med. Imaging 24 (2005) 799, Eq. 5.
/// </summary>
/// <param name="width">Samples that the window covers.</param>
/// <param name="oversampling">By how much finer the samples are than they need be.</param>
internal sealed class KaiserBesselBell(int width, double oversampling)
{
    private readonly double _beta = Beta(width, oversampling);
    private readonly double _peak = Bessel(Beta(width, oversampling) * Beta(width, oversampling));

    /// <summary>phi(t); 0 outside.</summary>
    /// <param name="t">In samples from the middle.</param>
    public double At(double t)
    {
        double x = 2 * t / width;
        return x * x > 1 ? 0 : Bessel(_beta * _beta * (1 - x * x)) / _peak;
    }

    /// <summary>The integral of phi(t) exp(2 pi i t periods) over t.</summary>
    /// <param name="periods">In periods per sample.</param>
    public double Transform(double periods)
    {
        double x = Math.PI * width * periods, square = _beta * _beta - x * x, root = Math.Sqrt(Math.Abs(square));
        double value = root < 1e-9 ? 1 : square > 0 ? Math.Sinh(root) / root : Math.Sin(root) / root;
        return width * value / _peak;
    }

    private static double Beta(int width, double oversampling) =>
        Math.PI * Math.Sqrt(width * width / (oversampling * oversampling) * (oversampling - 0.5) * (oversampling - 0.5) - 0.8);

    /// <summary>I0 by its series, whose terms are all positive; a function of the square, so that the window is smooth at its ends.</summary>
    private static double Bessel(double square)
    {
        double term = 1, sum = 1;
        for (int k = 1; term > 1e-18 * sum; k++)
        {
            term *= square / (4.0 * k * k);
            sum += term;
        }

        return sum;
    }
}
