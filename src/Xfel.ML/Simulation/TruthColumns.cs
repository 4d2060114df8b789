using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>The truth of simulated frames as arrays with one row a frame, in the order of an NPZ file; SI units, unused places of clusters NaN.</summary>
internal static class TruthColumns
{
    public const string Labels = "labels";
    public const string ModelIds = "model_id";
    public const string ClassNames = "class_names";
    public const string ShapeNames = "shape_names";

    private const int MostParticles = 8;
    private const int Quaternion = 4;

    public static TruthColumn<int> Label { get; } = new(Labels, [], (frame, row) => row[0] = frame.Label);

    public static TruthColumn<bool> Single(Preset preset)
    {
        int single = preset.ClassNames.ToList().IndexOf("single");
        return new("single", [], (frame, row) => row[0] = frame.Label == single);
    }

    public static TruthColumn<long> ModelId { get; } = new(ModelIds, [], (frame, row) => row[0] = frame.ModelId);

    public static TruthColumn<int> Particles { get; } = new("particles", [], (frame, row) => row[0] = frame.Truth.ParticleCount);

    /// <summary>The particles' shape, an index into the names of the shapes; -1 for none.</summary>
    public static TruthColumn<int> Shape(Preset preset)
    {
        List<string> names = [.. preset.ShapeNames];
        return new("shape", [], (frame, row) => row[0] = frame.Truth.Shape is { } shape ? names.IndexOf(shape) : -1);
    }

    public static IReadOnlyList<TruthColumn<double>> Scalars(Preset preset) =>
    [
        Scalar("diameter", truth => truth.Diameter),
        Scalar("expected_photons", truth => truth.ExpectedPhotons),
        Scalar("detected_photons", truth => truth.DetectedPhotons),
        Scalar("wavelength", truth => truth.Geometry.Wavelength),
        Scalar("distance", truth => truth.Geometry.Distance),
        Scalar("pixel_size", truth => truth.Geometry.PixelSize),
        Scalar("beam_center_x", truth => truth.Geometry.BeamCenterX),
        Scalar("beam_center_y", truth => truth.Geometry.BeamCenterY),
        Scalar("affine_axis_1", truth => truth.AffineAxes.X),
        Scalar("affine_axis_2", truth => truth.AffineAxes.Y),
        Scalar("affine_axis_3", truth => truth.AffineAxes.Z),
        .. preset.TruthNames.Select((name, index) => Scalar(name, truth => truth.Values[index])),
    ];

    /// <summary>Of each frame: the cluster, the affine map, then the particles; quaternions (w, x, y, z).</summary>
    public static TruthColumn<float> Orientations { get; } = new("orientations", [2 + MostParticles, Quaternion], (frame, row) =>
    {
        FrameTruth truth = frame.Truth;
        row.Fill(float.NaN);
        Set(row, 0, truth.Orientation);
        Set(row, 1, truth.AffineOrientation);
        for (int i = 0; i < truth.ParticleCount; i++)
            Set(row, 2 + i, truth.ParticleOrientations[i]);
    });

    public static TruthColumn<float> Positions { get; } = new("positions", [MostParticles, 3], (frame, row) =>
    {
        row.Fill(float.NaN);
        for (int i = 0; i < frame.Truth.ParticleCount; i++)
        {
            Vector3D position = frame.Truth.Positions[i];
            Span<float> place = row.Slice(3 * i, 3);
            (place[0], place[1], place[2]) = ((float)position.X, (float)position.Y, (float)position.Z);
        }
    });

    private static TruthColumn<double> Scalar(string name, Func<FrameTruth, double> value) => new(name, [], (frame, row) => row[0] = value(frame.Truth));

    private static void Set(Span<float> row, int place, Orientation orientation)
    {
        Span<float> to = row.Slice(Quaternion * place, Quaternion);
        (to[0], to[1], to[2], to[3]) = ((float)orientation.W, (float)orientation.X, (float)orientation.Y, (float)orientation.Z);
    }
}
