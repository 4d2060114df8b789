using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>A flat detector across the beam: what turns a pixel into a scattering vector. All lengths in metres, pixel positions in pixels.</summary>
public sealed record DetectorGeometry
{
    /// <summary>The frame's size in pixels.</summary>
    public required FrameSize Size { get; init; }

    /// <summary>Wavelength in metres.</summary>
    public required double Wavelength { get; init; }

    /// <summary>Distance from the particle to the detector in metres.</summary>
    public required double Distance { get; init; }

    /// <summary>Side of a square pixel in metres.</summary>
    public required double PixelSize { get; init; }

    /// <summary>Column at which the beam meets the detector; pixel centres lie at integers.</summary>
    public required double BeamCenterX { get; init; }

    /// <summary>Row at which the beam meets the detector; pixel centres lie at integers.</summary>
    public required double BeamCenterY { get; init; }

    /// <summary>The wave number 2 pi / wavelength, in 1/m.</summary>
    public double WaveNumber => 2 * Math.PI / Wavelength;

    /// <summary>
    /// The scattering vector q = k_out - k_in (Han and Li, Eq. 1) of the pixel at column <paramref name="x"/> and row <paramref name="y"/>, in 1/m:
    /// a point of the Ewald sphere.
    /// </summary>
    public Vector3D ScatteringVector(double x, double y)
    {
        double dx = (x - BeamCenterX) * PixelSize / Distance, dy = (y - BeamCenterY) * PixelSize / Distance;
        double r2 = dx * dx + dy * dy, norm = Math.Sqrt(1 + r2);
        // 1/norm - 1 without cancellation.
        return WaveNumber * new Vector3D(dx / norm, dy / norm, -r2 / (norm * (norm + 1)));
    }

    /// <summary>The length of the longest scattering vector of the frame, that of one of its corners, in 1/m.</summary>
    public double GreatestQ
    {
        get
        {
            double x = Math.Max(Math.Abs(BeamCenterX), Math.Abs(Size.Width - 1 - BeamCenterX)), y = Math.Max(Math.Abs(BeamCenterY), Math.Abs(Size.Height - 1 - BeamCenterY));
            return ScatteringVector(BeamCenterX + x, BeamCenterY + y).Length;
        }
    }

    /// <summary>The period, in pixels near the beam centre, of the fringes that two points <paramref name="length"/> metres apart across the beam give.</summary>
    public double FringePeriod(double length) => Wavelength * Distance / (PixelSize * length);

    /// <summary>Throws one exception that names every impossible value.</summary>
    /// <exception cref="ArgumentException">A value is not possible.</exception>
    public void Validate()
    {
        var faults = new FaultList();
        faults.RequirePixels(nameof(Size), Size);
        faults.RequirePositive(nameof(Wavelength), Wavelength, "metres");
        faults.RequirePositive(nameof(Distance), Distance, "metres");
        faults.RequirePositive(nameof(PixelSize), PixelSize, "metres");
        faults.Require(double.IsFinite(BeamCenterX) && double.IsFinite(BeamCenterY),
            $"the beam centre is ({BeamCenterX}, {BeamCenterY}); two finite pixel positions were expected");
        faults.Throw("the detector geometry");
    }
}
