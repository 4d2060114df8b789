using System.Runtime.InteropServices;

namespace Xfel.ML.Simulation;

/// <summary>Simulates frames of the single-particle presets.</summary>
internal sealed class SpiHitsSimulator : FrameSimulator
{
    private readonly SimulationOptions _options;
    private readonly SpiPopulation _population;
    private readonly ScatteringScratch _scratch;
    private readonly List<ScatteringTerm> _terms = [];
    private SpiHitsModel? _model;
    private FrameTruth? _modelTruth;

    /// <param name="preset">Says the frames' size.</param>
    /// <param name="options">Must be valid for it.</param>
    /// <param name="greatestCenterOffset">How far off the middle the beam centre may be; what else is drawn does not depend on it.</param>
    public SpiHitsSimulator(Preset preset, SimulationOptions options, double greatestCenterOffset = SpiHitsRanges.GreatestCenterOffset)
        : this(preset, options, new SpiHitsPopulation(preset, options, greatestCenterOffset))
    {
    }

    public SpiHitsSimulator(Preset preset, SimulationOptions options, SpiPopulation population)
        : base(preset, options)
    {
        _options = options;
        _population = population;
        _scratch = new ScatteringScratch(Size);
    }

    private protected override void Simulate(long index, Span<float> destination, Span<bool> good, out FrameTruth truth)
    {
        truth = Expected(index, destination);
        PoissonPixels.Draw(destination, _options.Seed, index);
        truth = truth with { DetectedPhotons = PixelSum.Of(destination) };
    }

    private protected override IReadOnlyList<int> Classes(long index) => [_population.Label(index / _options.FramesPerModel)];

    /// <summary>The expected photons of a frame, and the truth but for the photons detected.</summary>
    public FrameTruth Expected(long index, Span<float> destination)
    {
        long id = index / _options.FramesPerModel;
        if (_model?.Id != id || _modelTruth is null)
        {
            _model = SpiHitsModels.Draw(_options.Seed, Size, id, _population);
            _modelTruth = _model.ToTruth();
        }

        Orientation orientation = new RandomStream(_options.Seed, RandomPurpose.Orientation, index).NextOrientation();
        double scale = Expected(_model, orientation, destination);
        return _modelTruth with { Orientation = orientation, Fluence = FluenceOf(_model, scale) };
    }

    /// <summary>The expected photons of a model seen in one orientation.</summary>
    /// <returns>The photons in a pixel where |F|^2 is 1 in units of the diameter; NaN without a particle.</returns>
    internal double Expected(SpiHitsModel model, Orientation orientation, Span<float> destination)
    {
        if (model.ParticleCount == 0)
        {
            destination.Fill((float)(model.ExpectedPhotons / destination.Length));
            return double.NaN;
        }

        double waveNumber = model.Geometry.WaveNumber * model.Diameter;
        Matrix3 turn = orientation.ToMatrix();
        _terms.Clear();
        for (int i = 0; i < model.ParticleCount; i++)
        {
            // r = Q (R A r' + d): F(q) = F'(A^T R^T Q^T q) exp(-i (Q d).q), and A is symmetric.
            Matrix3 body = turn * model.ParticleOrientations[i].ToMatrix() * model.Affine, toBody = waveNumber * body.Transpose;
            Vector3D place = waveNumber * (turn * model.Positions[i]);
            foreach (ScatteringTerm term in model.Shape.Terms)
            {
                _terms.Add(term with
                {
                    ToBody = term.ToBody * toBody,
                    Phase = toBody.Transpose * term.Phase + place,
                    Blur = term.Blur is { } blur ? toBody.Transpose * blur * toBody : null,
                });
            }
        }

        ClusterScattering.Intensities(CollectionsMarshal.AsSpan(_terms), waveNumber * _options.EdgeBlur, model.Geometry, _scratch, destination);
        double scale = model.ExpectedPhotons / PixelSum.Of(destination);
        foreach (ref float pixel in destination)
            pixel *= (float)scale;
        return scale;
    }

    /// <summary>The fluence that gives a particle of the ranges' electron density those photons, by <see cref="PhotonScale"/> without its factors near 1 at small angles.</summary>
    private static double FluenceOf(SpiHitsModel model, double scale)
    {
        double pixel = model.Geometry.PixelSize / model.Geometry.Distance;
        return scale / (PhotonScale.Forward(1, SpiHitsRanges.ElectronDensity, Math.Pow(model.Diameter, 3)) * pixel * pixel);
    }
}
