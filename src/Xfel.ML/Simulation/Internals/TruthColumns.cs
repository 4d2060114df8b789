using Xfel.ML.Formats;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>The truth of simulated frames as columns of an NPZ file.</summary>
internal sealed class TruthColumns(int count)
{
    private readonly int[] _particles = new int[count];
    private readonly int[] _solid = new int[count];
    private readonly double[] _diameter = new double[count];
    private readonly double[] _fringePeriod = new double[count];
    private readonly double[] _expectedPhotons = new double[count];
    private readonly double[] _wavelength = new double[count];
    private readonly double[] _distance = new double[count];
    private readonly double[] _pixelSize = new double[count];
    private readonly double[] _beamCenter = new double[2 * count];
    private readonly double[] _orientation = new double[4 * count];

    public void Set(int index, FrameTruth truth)
    {
        _particles[index] = truth.ParticleCount;
        _solid[index] = truth.Solid is { } solid ? (int)solid : -1;
        _diameter[index] = truth.Diameter;
        _fringePeriod[index] = truth.FringePeriod;
        _expectedPhotons[index] = truth.ExpectedPhotons;
        _wavelength[index] = truth.Geometry.Wavelength;
        _distance[index] = truth.Geometry.Distance;
        _pixelSize[index] = truth.Geometry.PixelSize;
        (_beamCenter[2 * index], _beamCenter[2 * index + 1]) = (truth.Geometry.BeamCenterX, truth.Geometry.BeamCenterY);
        Orientation turn = truth.Orientation;
        ((ReadOnlySpan<double>)[turn.W, turn.X, turn.Y, turn.Z]).CopyTo(_orientation.AsSpan(4 * index));
    }

    public void Write(NpzWriter npz)
    {
        npz.Write<int>("truth_particles", _particles);
        npz.Write<int>("truth_solid", _solid);
        npz.WriteText("solid_names", [.. Enum.GetNames<SolidKind>()]);
        npz.Write<double>("truth_diameter", _diameter);
        npz.Write<double>("truth_fringe_period", _fringePeriod);
        npz.Write<double>("truth_expected_photons", _expectedPhotons);
        npz.Write<double>("truth_wavelength", _wavelength);
        npz.Write<double>("truth_distance", _distance);
        npz.Write<double>("truth_pixel_size", _pixelSize);
        npz.Write<double>("truth_beam_center", _beamCenter, count, 2);
        npz.Write<double>("truth_orientation", _orientation, count, 4);
    }
}
