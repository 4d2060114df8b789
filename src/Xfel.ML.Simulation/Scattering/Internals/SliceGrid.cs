namespace Xfel.ML.Simulation;

/// <summary>
/// The sampling of one frame, from the particle's extent and the angles of the detector. With r the place of matter from the middle of all, the amplitude as a function of q across the beam has the
/// local frequency r_perp - z q_perp / k_z: a wave's step resolves the greatest of these with 1 / <see cref="BandLimitedTaps.Band"/> samples a period, cells and slices half the periods of the longest q
/// with <see cref="KaiserBesselWindow.Oversampling"/> samples.
/// </summary>
internal readonly record struct SliceGrid
{
    /// <summary>The part of the wave number up to which waves are taken: nearer to 1, where the Ewald sphere turns back, nothing can be interpolated.</summary>
    private const double GreatestPart = 0.97;

    /// <summary>Where a small particle would allow longer steps, the sphere's own curvature must still be followed.</summary>
    private const double GreatestStep = 0.08;

    /// <summary>1 GiB of slices.</summary>
    private const double MostCells = 1 << 28;

    /// <summary>In 1/m.</summary>
    public double WaveNumber { get; private init; }

    public SliceAxis X { get; private init; }

    public SliceAxis Y { get; private init; }

    /// <summary>Number of slices: a multiple of 16.</summary>
    public int Slices { get; private init; }

    /// <summary>From slice to slice, in metres.</summary>
    public double Step { get; private init; }

    /// <summary>The middle of all matter.</summary>
    public Vector3D Middle { get; private init; }

    /// <summary>The longest q across the beam for which the transform is needed.</summary>
    public double GreatestAcross { get; private init; }

    /// <summary>The greatest q along the beam.</summary>
    public double GreatestAlong { get; private init; }

    public static SliceGrid Create(RayCloud cloud, DetectorGeometry geometry)
    {
        double k = geometry.WaveNumber;
        (double slopeX, double slopeY) = Slopes(geometry);
        Vector3D middle = 0.5 * (cloud.Least + cloud.Greatest), half = 0.5 * (cloud.Greatest - cloud.Least);
        (double reachX, double reachY) = Reach(cloud, middle, slopeX, slopeY);
        double corner = k * Sine(slopeX, slopeY);
        double most = Math.Min(GreatestStep * k, (GreatestPart * k - corner) / (1.5 * BandLimitedTaps.Count));
        double stepX = Math.Min(most, 2 * Math.PI * BandLimitedTaps.Band / reachX), stepY = Math.Min(most, 2 * Math.PI * BandLimitedTaps.Band / reachY);
        SliceAxis x = SliceAxis.Create(half.X, k * Sine(slopeX, 0), stepX), y = SliceAxis.Create(half.Y, k * Sine(slopeY, 0), stepY);
        double across = corner + 0.6 * BandLimitedTaps.Count * Math.Sqrt(stepX * stepX + stepY * stepY), along = Along(across, k);
        double step = Math.PI / (KaiserBesselWindow.Oversampling * along);
        double slices = Math.Ceiling(2 * half.Z / step) + KaiserBesselWindow.Stored + 1;
        if (!(slices * x.Cells * y.Cells <= MostCells) || !(slices * x.Waves * y.Cells <= MostCells))
            throw new ArgumentException($"the particle is {2 * half.X:g3} x {2 * half.Y:g3} x {2 * half.Z:g3} m large; at the wavelength {geometry.Wavelength:g3} m and up to these angles it needs more slices than fit into memory");
        return new SliceGrid
        {
            WaveNumber = k, X = x, Y = y, Slices = ((int)slices + 15) & ~15, Step = step, Middle = middle, GreatestAcross = across, GreatestAlong = along,
        };
    }

    /// <summary>A place along the beam, counted in slices from the first one.</summary>
    public double SliceOf(double z) => (z - Middle.Z) / Step + 0.5 * (Slices - 1);

    /// <summary>The length of q along the beam, k - sqrt(k^2 - q_perp^2), without cancellation.</summary>
    public static double Along(double across, double k) => across * across / (k + Math.Sqrt(k * k - across * across));

    /// <summary>Greatest tangents of the scattering angle along rows and columns.</summary>
    private static (double X, double Y) Slopes(DetectorGeometry geometry)
    {
        double scale = geometry.PixelSize / geometry.Distance;
        return (scale * Math.Max(Math.Abs(geometry.BeamCenterX), Math.Abs(geometry.Size.Width - 1 - geometry.BeamCenterX)),
            scale * Math.Max(Math.Abs(geometry.BeamCenterY), Math.Abs(geometry.Size.Height - 1 - geometry.BeamCenterY)));
    }

    private static double Sine(double slopeX, double slopeY)
    {
        double square = slopeX * slopeX + slopeY * slopeY;
        return Math.Sqrt(square / (1 + square));
    }

    private static (double X, double Y) Reach(RayCloud cloud, Vector3D middle, double slopeX, double slopeY)
    {
        double x = 0, y = 0;
        int first = 0;
        foreach (RayCloud.Ray ray in cloud.Rays)
        {
            double z = 0;
            foreach (RaySegment segment in cloud.Segments[first..ray.End])
                z = Math.Max(z, Math.Max(Math.Abs(segment.From - middle.Z), Math.Abs(segment.To - middle.Z)));
            first = ray.End;
            x = Math.Max(x, Math.Abs(ray.X - middle.X) + slopeX * z);
            y = Math.Max(y, Math.Abs(ray.Y - middle.Y) + slopeY * z);
        }

        return (x, y);
    }
}
