namespace Xfel.ML.Simulation;

/// <summary>
/// The absolute scale of scattering: a pixel expects fluence x r_e^2 x |n F(q)|^2 x solid angle x polarisation factor photons, n being the electron density, F the form factor
/// (Thomson scattering in the first Born approximation: J. Als-Nielsen, D. McMorrow, Elements of Modern X-ray Physics, chapters 1 and 4).
/// </summary>
public static class PhotonScale
{
    /// <summary>The classical electron radius r_e in metres.</summary>
    public const double ElectronRadius = 2.8179403205e-15;

    /// <summary>Photons per steradian in the direction of the beam, where F is the particle's volume.</summary>
    /// <param name="fluence">Photons per square metre at the particle.</param>
    /// <param name="electronDensity">Electrons per cubic metre where the particle's density is 1.</param>
    /// <param name="volume">The particle's volume in cubic metres.</param>
    public static double Forward(double fluence, double electronDensity, double volume)
    {
        double length = ElectronRadius * electronDensity * volume;
        return fluence * length * length;
    }

    /// <summary>The density of free electrons that scatters like matter of the refractive index 1 - delta + i beta: 2 pi |delta + i beta| / (wavelength^2 r_e), per cubic metre.</summary>
    public static double ElectronDensity(double delta, double beta, double wavelength) =>
        2 * Math.PI * Math.Sqrt(delta * delta + beta * beta) / (wavelength * wavelength * ElectronRadius);

    /// <summary>The solid angle in steradians of the pixel at column <paramref name="x"/> and row <paramref name="y"/>: (pixel size / distance)^2 cos^3 of the scattering angle.</summary>
    public static double SolidAngle(DetectorGeometry geometry, double x, double y)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        double step = geometry.PixelSize / geometry.Distance, dx = (x - geometry.BeamCenterX) * step, dy = (y - geometry.BeamCenterY) * step;
        double norm2 = 1 + dx * dx + dy * dy;
        return step * step / (norm2 * Math.Sqrt(norm2));
    }

    /// <summary>The share of a wave's intensity that is scattered to that pixel: 1 minus the squared part of the electric field's direction along the way to the pixel.</summary>
    public static double PolarizationFactor(DetectorGeometry geometry, Polarization polarization, double x, double y)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        double step = geometry.PixelSize / geometry.Distance, dx = (x - geometry.BeamCenterX) * step, dy = (y - geometry.BeamCenterY) * step;
        return Factor(polarization, dx * dx, dy * dy);
    }

    /// <summary>Turns relative intensities |F(q)|^2 / F(0)^2 into expected photons: pixel by pixel times solid angle, polarisation factor and <paramref name="forward"/>.</summary>
    /// <param name="geometry">The detector.</param>
    /// <param name="polarization">Of the beam.</param>
    /// <param name="forward">Photons per steradian where the relative intensity is 1, from <see cref="Forward"/>.</param>
    /// <param name="intensities">One frame by rows.</param>
    /// <exception cref="ArgumentException">The geometry is impossible, or the frame is of another size.</exception>
    public static void Apply(DetectorGeometry geometry, Polarization polarization, double forward, Span<float> intensities)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        geometry.Validate();
        if (intensities.Length != geometry.Size.PixelCount)
            SimulationThrow.DestinationLength(intensities.Length, geometry.Size.PixelCount);
        double step = geometry.PixelSize / geometry.Distance, scale = forward * step * step;
        for (int row = 0; row < geometry.Size.Height; row++)
        {
            double y = (row - geometry.BeamCenterY) * step, y2 = y * y;
            Span<float> pixels = intensities.Slice(row * geometry.Size.Width, geometry.Size.Width);
            for (int column = 0; column < pixels.Length; column++)
            {
                double x = (column - geometry.BeamCenterX) * step, x2 = x * x, norm2 = 1 + x2 + y2;
                pixels[column] = (float)(pixels[column] * (scale * Factor(polarization, x2, y2) / (norm2 * Math.Sqrt(norm2))));
            }
        }
    }

    private static double Factor(Polarization polarization, double x2, double y2) => polarization switch
    {
        Polarization.Horizontal => 1 - x2 / (1 + x2 + y2),
        Polarization.Vertical => 1 - y2 / (1 + x2 + y2),
        Polarization.None => 1 - 0.5 * (x2 + y2) / (1 + x2 + y2),
        _ => 1,
    };
}
