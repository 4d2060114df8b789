namespace Xfel.ML.Simulation;

/// <summary>What a frame was simulated from. Of a frame without a particle, what describes particles is null, empty or 0.</summary>
public sealed record FrameTruth
{
    /// <summary>The model that the frame shows.</summary>
    public required long ModelId { get; init; }

    /// <summary>The label: 1 to 4 particles hit, 0 for none or more than four.</summary>
    public required int Hits { get; init; }

    /// <summary>Number of particles, 0 to 8.</summary>
    public required int ParticleCount { get; init; }

    /// <summary>The particles' solid.</summary>
    public required SolidKind? Solid { get; init; }

    /// <summary>Rotation of the particle, or of the whole cluster, into the laboratory.</summary>
    public required Orientation Orientation { get; init; }

    /// <summary>Diameter in metres of the sphere that has the particle's volume.</summary>
    public required double Diameter { get; init; }

    /// <summary>Principal stretches of the affine map, their product being 1.</summary>
    public required Vector3D AffineAxes { get; init; }

    /// <summary>Directions of the principal stretches relative to the solid's own axes.</summary>
    public required Orientation AffineOrientation { get; init; }

    /// <summary>Particles' centres in metres, relative to their mean, in the cluster's own axes (turn them by <see cref="Orientation"/>).</summary>
    public required IReadOnlyList<Vector3D> Positions { get; init; }

    /// <summary>Each particle's own rotation within the cluster.</summary>
    public required IReadOnlyList<Orientation> ParticleOrientations { get; init; }

    /// <summary>Expected photons in the frame.</summary>
    public required double ExpectedPhotons { get; init; }

    /// <summary>Photons in the frame.</summary>
    public required double DetectedPhotons { get; init; }

    /// <summary>Wavelength, distance, pixel size and beam centre.</summary>
    public required DetectorGeometry Geometry { get; init; }

    /// <summary>Period in pixels of the fringes that the diameter gives.</summary>
    public required double FringePeriod { get; init; }
}
