namespace Xfel.ML.Simulation;

/// <summary>What a frame was simulated from, in SI units. Of a frame without a particle, what describes particles is null, empty or 0.</summary>
public sealed record FrameTruth
{
    /// <summary>The model that the frame shows.</summary>
    public required long ModelId { get; init; }

    /// <summary>The classes of the frame, indices into <see cref="Preset.ClassNames"/>: exactly one, unless the preset is a multi-label one.</summary>
    public required IReadOnlyList<int> Classes { get; init; }

    /// <summary>Number of particles.</summary>
    public required int ParticleCount { get; init; }

    /// <summary>The particles' shape, one of <see cref="Preset.ShapeNames"/>; or <c>body</c>, the options' own.</summary>
    public required string? Shape { get; init; }

    /// <summary>Rotation of the particle, or of the whole cluster, into the laboratory.</summary>
    public required Orientation Orientation { get; init; }

    /// <summary>Diameter in metres of the sphere that has the particle's volume.</summary>
    public required double Diameter { get; init; }

    /// <summary>Principal stretches of the affine map of the shape, their product being 1.</summary>
    public Vector3D AffineAxes { get; init; }

    /// <summary>Directions of the principal stretches relative to the shape's own axes.</summary>
    public Orientation AffineOrientation { get; init; } = Orientation.Identity;

    /// <summary>Particles' centres in metres, in the cluster's own axes (turn them by <see cref="Orientation"/>).</summary>
    public IReadOnlyList<Vector3D> Positions { get; init; } = [];

    /// <summary>Each particle's own rotation within the cluster.</summary>
    public IReadOnlyList<Orientation> ParticleOrientations { get; init; } = [];

    /// <summary>Energy of the pulse in joules; NaN where the preset has no pulses.</summary>
    public double PulseEnergy { get; init; } = double.NaN;

    /// <summary>Where in the focus the particles were hit, in metres across the beam; NaN where the preset has no focus.</summary>
    public (double X, double Y) HitPosition { get; init; } = (double.NaN, double.NaN);

    /// <summary>
    /// Photons per square metre at the particles; NaN without a particle. Where the preset draws the photons in the frame, the fluence that would give them to particles of protein's
    /// density (<see cref="SpiHitsRanges.ElectronDensity"/>).
    /// </summary>
    public double Fluence { get; init; } = double.NaN;

    /// <summary>Expected photons in the frame.</summary>
    public required double ExpectedPhotons { get; init; }

    /// <summary>Photons in the frame.</summary>
    public required double DetectedPhotons { get; init; }

    /// <summary>Wavelength, distance, pixel size and beam centre.</summary>
    public required DetectorGeometry Geometry { get; init; }

    /// <summary>What else the preset knows, in the order of <see cref="Preset.TruthNames"/>.</summary>
    public IReadOnlyList<double> Values { get; init; } = [];
}
