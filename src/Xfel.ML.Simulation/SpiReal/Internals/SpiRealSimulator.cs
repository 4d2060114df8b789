namespace Xfel.ML.Simulation;

/// <summary>Simulates frames of the preset <c>spi-real</c>.</summary>
internal sealed class SpiRealSimulator : FrameSimulator
{
    private readonly SimulationOptions _options;
    private readonly SpiHitsSimulator _hits;
    private readonly DetectorSimulation _detector;
    private SpiRealModel? _model;

    public SpiRealSimulator(Preset preset, SimulationOptions options)
        : base(preset, options)
    {
        _options = options;
        _hits = new SpiHitsSimulator(Preset.SpiHits, options, SpiRealRanges.GreatestCenterOffset);
        _detector = new DetectorSimulation(Size);
    }

    private protected override void Simulate(long index, Span<float> destination, Span<bool> good, out FrameTruth truth)
    {
        truth = _hits.Expected(index, destination);
        if (_model?.Id != truth.ModelId)
            _model = SpiRealModel.Draw(_options.Seed, truth.ModelId, truth.Geometry);
        (double, double) beam = (truth.Geometry.BeamCenterX, truth.Geometry.BeamCenterY);
        DetectorReading reading = _detector.Apply(_model.Detector, _model.DetectorSeed, _options.Seed, index, beam, destination, good);
        truth = truth with
        {
            ExpectedPhotons = reading.ExpectedPhotons,
            DetectedPhotons = reading.DetectedPhotons,
            Values = [.. truth.Values, .. _model.Values(truth.ExpectedPhotons)],
        };
    }

    private protected override IReadOnlyList<int> Classes(long index) => _hits.ClassesOf(index);
}
