namespace Xfel.ML.Simulation;

/// <summary>What the frames of one model share. Lengths are in particle diameters unless said otherwise.</summary>
internal sealed record SpiHitsModel
{
    public required long Id { get; init; }

    public required int ParticleCount { get; init; }

    public required SpiShape Shape { get; init; }

    /// <summary>What the preset tells of the shape besides its name.</summary>
    public required IReadOnlyList<double> ShapeValues { get; init; }

    /// <summary>The class of the model's frames.</summary>
    public required int Label { get; init; }

    public required Vector3D AffineAxes { get; init; }

    public required Orientation AffineOrientation { get; init; }

    /// <summary>Symmetric, of determinant 1.</summary>
    public required Matrix3 Affine { get; init; }

    public required Vector3D[] Positions { get; init; }

    public required Orientation[] ParticleOrientations { get; init; }

    public required double FringePeriod { get; init; }

    /// <summary>In metres.</summary>
    public required double Diameter { get; init; }

    public required double ExpectedPhotons { get; init; }

    public required DetectorGeometry Geometry { get; init; }

    /// <summary>The truth of the model's frames, but for what is each frame's own.</summary>
    public FrameTruth ToTruth()
    {
        bool empty = ParticleCount == 0;
        return new FrameTruth
        {
            ModelId = Id,
            Classes = [Label],
            ParticleCount = ParticleCount,
            Shape = empty ? null : Shape.Name,
            Orientation = Orientation.Identity,
            Diameter = empty ? 0 : Diameter,
            AffineAxes = empty ? default : AffineAxes,
            AffineOrientation = AffineOrientation,
            Positions = Array.ConvertAll(Positions, position => Diameter * position),
            ParticleOrientations = ParticleOrientations,
            ExpectedPhotons = ExpectedPhotons,
            DetectedPhotons = 0,
            Geometry = Geometry,
            Values = [empty ? 0 : FringePeriod, .. ShapeValues],
        };
    }
}
