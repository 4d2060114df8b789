namespace Xfel.ML.Simulation;

/// <summary>What the frames of one model share; each frame turns it about the beam, and meets another pulse.</summary>
internal sealed record HeliumModel
{
    public required long Id { get; init; }

    public required HeliumScene Scene { get; init; }

    public required IReadOnlyList<int> Classes { get; init; }

    /// <summary>Index of the droplet's shape.</summary>
    public required int Shape { get; init; }

    /// <summary>In electronvolts.</summary>
    public required double PhotonEnergy { get; init; }

    /// <summary>In metres.</summary>
    public required double AbsorptionLength { get; init; }

    /// <summary>Expected photons of stray light in the frame.</summary>
    public required double StrayPhotons { get; init; }

    public required DetectorGeometry Geometry { get; init; }

    /// <summary>All droplets in the first one's own axes; null without any.</summary>
    public required Particle? Particle { get; init; }

    /// <summary>Of the sphere of the first droplet's volume, in metres.</summary>
    public required double Diameter { get; init; }

    public static IReadOnlyList<string> ValueNames { get; } =
    [
        "semi_axis_a", "semi_axis_b", "semi_axis_c", "tilt", "shadow_aspect", "slope", "absorption_length", "photon_energy", "layers", "core_part", "core_density",
        "companion_radius", "companion_across", "companion_along", "stray_photons",
    ];

    /// <summary>The truth of the model's frames, but for what is each frame's own.</summary>
    public FrameTruth ToTruth()
    {
        bool isEmpty = Particle is null;
        Vector3D[] positions = isEmpty ? [] : Scene.Companion is { } companion ? [default, companion.Position] : [default];
        return new FrameTruth
        {
            ModelId = Id,
            Classes = Classes,
            ParticleCount = positions.Length,
            Shape = isEmpty ? null : Preset.Helium.ShapeNames[Shape],
            Orientation = Scene.Orientation,
            Diameter = Diameter,
            Positions = positions,
            ParticleOrientations = Array.ConvertAll(positions, _ => Orientation.Identity),
            ExpectedPhotons = 0,
            DetectedPhotons = 0,
            Geometry = Geometry,
            Values = Values(),
        };
    }

    private double[] Values()
    {
        if (Scene.SemiAxes is not { } axes)
            return [0, 0, 0, 0, 0, 0, AbsorptionLength, PhotonEnergy, 0, 0, 0, 0, 0, 0, StrayPhotons];
        HeliumShadow shadow = HeliumShadow.Of(axes, Scene.Orientation);
        Vector3D longest = axes.Z >= Math.Max(axes.X, axes.Y) ? new(0, 0, 1) : axes.X >= axes.Y ? new(1, 0, 0) : new(0, 1, 0);
        double tilt = Math.Asin(Math.Min(1, Math.Abs(Scene.Orientation.Rotate(longest).Z)));
        HeliumLayer core = Scene.Layers.Count > 0 ? Scene.Layers[0] : default;
        HeliumCompanion companion = Scene.Companion ?? default;
        Vector3D place = Scene.Orientation.Rotate(companion.Position);
        return
        [
            axes.X, axes.Y, axes.Z, tilt, shadow.Aspect, shadow.Slope, AbsorptionLength, PhotonEnergy, 1 + Scene.Layers.Count, core.Part, core.Density,
            companion.Radius, (place with { Z = 0 }).Length, place.Z, StrayPhotons,
        ];
    }
}
