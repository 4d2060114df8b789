namespace Xfel.ML.Simulation;

/// <summary>What the frames of one model share. Lengths are in particle diameters unless said otherwise.</summary>
internal sealed record SpiHitsModel
{
    public required long Id { get; init; }

    public required int ParticleCount { get; init; }

    public required SolidKind Solid { get; init; }

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

    public int Hits => ParticleCount is >= 1 and <= 4 ? ParticleCount : 0;

    /// <summary>The truth of the model's frames, but for what is each frame's own.</summary>
    public FrameTruth ToTruth()
    {
        bool empty = ParticleCount == 0;
        return new FrameTruth
        {
            ModelId = Id,
            Classes = [Hits],
            ParticleCount = ParticleCount,
            Shape = empty ? null : Preset.SpiHits.ShapeNames[(int)Solid],
            Orientation = Orientation.Identity,
            Diameter = empty ? 0 : Diameter,
            AffineAxes = empty ? default : AffineAxes,
            AffineOrientation = AffineOrientation,
            Positions = Array.ConvertAll(Positions, position => Diameter * position),
            ParticleOrientations = ParticleOrientations,
            ExpectedPhotons = ExpectedPhotons,
            DetectedPhotons = 0,
            Geometry = Geometry,
            Values = [empty ? 0 : FringePeriod],
        };
    }
}
