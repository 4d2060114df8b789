using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>The truth of simulated frames as arrays with one row a frame: SI units; NaN for what a preset does not know and for unused places of clusters.</summary>
internal static class TruthColumns
{
    public const string ShapeNames = "shape_names";

    /// <summary>The most particles that any preset has, which is what the arrays of positions have room for.</summary>
    public const int MostParticles = 8;

    private const string Single = "single";
    private const int Quaternion = 4;

    /// <summary>All columns of a preset, labels first.</summary>
    public static IReadOnlyList<FrameColumn<SimulatedFrame>> Of(Preset preset) =>
    [
        preset.IsMultiLabel ? Indicators(preset) : LabelColumns.Classes<SimulatedFrame>(preset.ClassNames, frame => frame.Label),
        .. IsSingle(preset),
        LabelColumns.ModelIds<SimulatedFrame>(frame => frame.ModelId),
        new FrameColumn<SimulatedFrame, long>(FrameArrays.Indices, [], null, (frame, row) => row[0] = frame.Index),
        new FrameColumn<SimulatedFrame, int>("particles", [], null, (frame, row) => row[0] = frame.Truth.ParticleCount),
        Shape(preset),
        Scalar("diameter", "m", truth => truth.Diameter),
        Scalar("pulse_energy", "J", truth => truth.PulseEnergy),
        Scalar("fluence", "m^-2", truth => truth.Fluence),
        Scalar("expected_photons", null, truth => truth.ExpectedPhotons),
        Scalar("detected_photons", null, truth => truth.DetectedPhotons),
        Scalar("wavelength", "m", truth => truth.Geometry.Wavelength),
        Scalar("distance", "m", truth => truth.Geometry.Distance),
        Scalar("pixel_size", "m", truth => truth.Geometry.PixelSize),
        Scalar("beam_center_x", "pixel", truth => truth.Geometry.BeamCenterX),
        Scalar("beam_center_y", "pixel", truth => truth.Geometry.BeamCenterY),
        Scalar("affine_axis_1", null, truth => truth.AffineAxes.X),
        Scalar("affine_axis_2", null, truth => truth.AffineAxes.Y),
        Scalar("affine_axis_3", null, truth => truth.AffineAxes.Z),
        .. preset.TruthNames.Select((name, index) => Scalar(name, null, truth => index < truth.Values.Count ? truth.Values[index] : double.NaN)),
        new FrameColumn<SimulatedFrame, double>("hit_position", [2], "m", (frame, row) => (row[0], row[1]) = frame.Truth.HitPosition),
        Orientations,
        Positions,
    ];

    private static FrameColumn<SimulatedFrame, byte> Indicators(Preset preset) => LabelColumns.Indicators<SimulatedFrame>(preset.ClassNames, (frame, row) =>
    {
        row.Clear();
        foreach (int applies in frame.Truth.Classes)
            row[applies] = 1;
    });

    /// <summary>The binary label, where the preset tells single particles from the rest.</summary>
    private static IEnumerable<FrameColumn<SimulatedFrame>> IsSingle(Preset preset)
    {
        int single = preset.ClassNames.ToList().IndexOf(Single);
        return single < 0 || preset.IsMultiLabel ? [] : [new FrameColumn<SimulatedFrame, bool>(Single, [], null, (frame, row) => row[0] = frame.Label == single)];
    }

    /// <summary>The particles' shape, an index into the names of the shapes; -1 for none.</summary>
    private static FrameColumn<SimulatedFrame, int> Shape(Preset preset)
    {
        List<string> names = [.. preset.ShapeNames];
        return new("shape", [], null, (frame, row) => row[0] = frame.Truth.Shape is { } shape ? names.IndexOf(shape) : -1);
    }

    /// <summary>Of each frame: the cluster, the affine map, then the particles; quaternions (w, x, y, z).</summary>
    private static FrameColumn<SimulatedFrame, float> Orientations { get; } = new("orientations", [2 + MostParticles, Quaternion], null, (frame, row) =>
    {
        FrameTruth truth = frame.Truth;
        row.Fill(float.NaN);
        Set(row, 0, truth.Orientation);
        Set(row, 1, truth.AffineOrientation);
        for (int i = 0; i < truth.ParticleOrientations.Count; i++)
            Set(row, 2 + i, truth.ParticleOrientations[i]);
    });

    private static FrameColumn<SimulatedFrame, float> Positions { get; } = new("positions", [MostParticles, 3], "m", (frame, row) =>
    {
        row.Fill(float.NaN);
        for (int i = 0; i < frame.Truth.Positions.Count; i++)
        {
            Vector3D position = frame.Truth.Positions[i];
            Span<float> place = row.Slice(3 * i, 3);
            (place[0], place[1], place[2]) = ((float)position.X, (float)position.Y, (float)position.Z);
        }
    });

    private static FrameColumn<SimulatedFrame, double> Scalar(string name, string? units, Func<FrameTruth, double> value) => new(name, [], units, (frame, row) => row[0] = value(frame.Truth));

    private static void Set(Span<float> row, int place, Orientation orientation)
    {
        Span<float> to = row.Slice(Quaternion * place, Quaternion);
        (to[0], to[1], to[2], to[3]) = ((float)orientation.W, (float)orientation.X, (float)orientation.Y, (float)orientation.Z);
    }
}
