using Xfel.ML.Formats;
using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>The truth of simulated frames as the arrays of an NPZ file, one row a frame; SI units, unused places of clusters NaN.</summary>
internal sealed class TruthTable
{
    private const int MostParticles = 8;

    private readonly List<int> _labels = [];
    private readonly List<bool> _single = [];
    private readonly List<long> _models = [];
    private readonly List<int> _particles = [];
    private readonly List<int> _solids = [];
    private readonly List<double> _scalars = [];
    private readonly List<float> _rotations = [];
    private readonly List<float> _positions = [];

    private static readonly string[] ScalarNames =
    [
        "diameter", "expected_photons", "detected_photons", "fringe_period",
        "wavelength", "distance", "pixel_size", "beam_center_x", "beam_center_y",
        "affine_axis_1", "affine_axis_2", "affine_axis_3",
    ];

    public int Count => _labels.Count;

    public void Add(SimulatedFrame frame)
    {
        FrameTruth truth = frame.Truth;
        _labels.Add(frame.Hits);
        _single.Add(frame.IsSingle);
        _models.Add(frame.ModelId);
        _particles.Add(truth.ParticleCount);
        _solids.Add(truth.Solid is { } solid ? (int)solid : -1);
        _scalars.AddRange([
            truth.Diameter, truth.ExpectedPhotons, truth.DetectedPhotons, truth.FringePeriod,
            truth.Geometry.Wavelength, truth.Geometry.Distance, truth.Geometry.PixelSize, truth.Geometry.BeamCenterX, truth.Geometry.BeamCenterY,
            truth.AffineAxes.X, truth.AffineAxes.Y, truth.AffineAxes.Z,
        ]);
        Add(truth.Orientation);
        Add(truth.AffineOrientation);
        for (int i = 0; i < MostParticles; i++)
        {
            bool used = i < truth.ParticleCount;
            Vector3D position = used ? truth.Positions[i] : new Vector3D(double.NaN, double.NaN, double.NaN);
            _positions.AddRange([(float)position.X, (float)position.Y, (float)position.Z]);
            Add(used ? truth.ParticleOrientations[i] : new Orientation(double.NaN, double.NaN, double.NaN, double.NaN));
        }
    }

    public void Write(NpzWriter file)
    {
        file.Write<int>("labels", _labels.ToArray(), Count);
        file.WriteText("class_names", SpiHits.ClassNames);
        file.Write<bool>("single", _single.ToArray(), Count);
        file.Write<long>("model_id", _models.ToArray(), Count);
        file.Write<int>("particles", _particles.ToArray(), Count);
        file.Write<int>("solid", _solids.ToArray(), Count);
        file.WriteText("solid_names", Enum.GetNames<SolidKind>());
        for (int column = 0; column < ScalarNames.Length; column++)
        {
            int offset = column;
            double[] values = [.. Enumerable.Range(0, Count).Select(row => _scalars[row * ScalarNames.Length + offset])];
            file.Write<double>(ScalarNames[column], values, Count);
        }

        // Of each frame: the cluster, the affine map, then the particles; quaternions (w, x, y, z).
        file.Write<float>("orientations", _rotations.ToArray(), Count, 2 + MostParticles, 4);
        file.Write<float>("positions", _positions.ToArray(), Count, MostParticles, 3);
    }

    private void Add(Orientation orientation) =>
        _rotations.AddRange([(float)orientation.W, (float)orientation.X, (float)orientation.Y, (float)orientation.Z]);
}
