namespace Xfel.ML.Simulation;

/// <summary>Simulates frames of the preset <c>helium</c>.</summary>
internal sealed class HeliumSimulator : FrameSimulator
{
    /// <summary>The plate of the LDM beamline: stray light gathers about the hole, and its field is another in every frame.</summary>
    public static DetectorModel Detector { get; } = DetectorModel.Mcp with { HaloPhotons = 5000, HaloRadius = 0.08, BackgroundPhotons = 5000 };

    private readonly SimulationOptions _options;
    private readonly MultiSliceScattering _scattering;
    private readonly DetectorSimulation _detector;
    private HeliumModel? _model;
    private FrameTruth? _modelTruth;

    public HeliumSimulator(Preset preset, SimulationOptions options)
        : base(preset, options)
    {
        _options = options;
        _scattering = new MultiSliceScattering(Size);
        _detector = new DetectorSimulation(Size);
    }

    private protected override void Simulate(long index, Span<float> destination, Span<bool> good, out FrameTruth truth)
    {
        truth = Expected(index, destination);
        (double, double) center = (truth.Geometry.BeamCenterX, truth.Geometry.BeamCenterY);
        DetectorReading reading = _detector.Apply(Detector, _options.Seed, _options.Seed, index, center, destination, good);
        truth = truth with { ExpectedPhotons = reading.ExpectedPhotons, DetectedPhotons = reading.DetectedPhotons };
    }

    private protected override IReadOnlyList<int> Classes(long index) =>
        Array.ConvertAll(HeliumScenarios.Of(_options.Seed, index / _options.FramesPerModel).Classes, kind => (int)kind);

    /// <summary>The expected photons of a frame before the detector, and the truth but for the photons.</summary>
    public FrameTruth Expected(long index, Span<float> destination)
    {
        long id = index / _options.FramesPerModel;
        if (_model?.Id != id || _modelTruth is null)
        {
            _model = HeliumModels.Draw(_options.Seed, Size, id, _options.EdgeBlur);
            _modelTruth = _model.ToTruth();
        }

        // The tilt against the beam decides on the classes, so that it is the model's; the turn about the beam is the frame's.
        double turn = 2 * Math.PI * new RandomStream(_options.Seed, RandomPurpose.Orientation, index).NextUniform();
        Orientation orientation = Orientation.AboutBeam(turn).After(_model.Scene.Orientation);
        BeamShot shot = HeliumBeam.Of(_model.Geometry.Wavelength).Draw(_options.Seed, index);
        Expected(_model, orientation, shot.Fluence, destination);
        return _modelTruth with { Orientation = orientation, PulseEnergy = shot.PulseEnergy, HitPosition = (shot.X, shot.Y), Fluence = shot.Fluence };
    }

    /// <summary>The expected photons of a model seen in one orientation.</summary>
    internal void Expected(HeliumModel model, Orientation orientation, double fluence, Span<float> destination)
    {
        destination.Clear();
        if (model.Particle is { } particle)
        {
            _scattering.Intensities(particle, orientation, model.Geometry, model.AbsorptionLength, destination);
            PhotonScale.Apply(model.Geometry, Polarization.Ignored, HeliumBeam.Forward(model, particle, fluence), destination);
        }

        float stray = (float)(model.StrayPhotons / destination.Length);
        foreach (ref float pixel in destination)
            pixel += stray;
    }
}
