namespace Xfel.ML.Simulation;

/// <summary>
/// Simulates frames of the preset <c>spi-hits</c> one at a time, in any order, into memory of the caller's.
/// Not safe for use by several threads at once: give each its own; the frames are the same.
/// </summary>
public sealed class SpiHitsSimulator
{
    private readonly SpiHitsOptions _options;
    private readonly ScatteringScratch _scratch;
    private readonly PlacedParticle[] _particles = new PlacedParticle[SpiHitsRanges.MostOfMany];
    private SpiHitsModel? _model;
    private FrameTruth? _modelTruth;

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">A value is not possible; the message names every one.</exception>
    public SpiHitsSimulator(SpiHitsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _scratch = new ScatteringScratch(options.Size);
    }

    /// <summary>Simulates one frame.</summary>
    /// <param name="index">From 0 to the options' count.</param>
    /// <param name="destination">Receives the photons by rows.</param>
    /// <param name="truth">What the frame was simulated from.</param>
    public void Fill(long index, Span<float> destination, out FrameTruth truth)
    {
        if (destination.Length != _options.Size.PixelCount)
            SimulationThrow.DestinationLength(destination.Length, _options.Size.PixelCount);
        if (index < 0 || index >= _options.Count)
            SimulationThrow.Index(index, _options.Count);
        long id = index / _options.FramesPerModel;
        if (_model?.Id != id || _modelTruth is null)
        {
            _model = SpiHitsModels.Draw(_options.Seed, _options.Size, id);
            _modelTruth = _model.ToTruth();
        }

        Orientation orientation = new RandomStream(_options.Seed, RandomPurpose.Orientation, index).NextOrientation();
        Expected(_model, orientation, destination);
        PoissonPixels.Draw(destination, _options.Seed, index);
        truth = _modelTruth with { Orientation = orientation, DetectedPhotons = Sum(destination) };
    }

    /// <summary>The expected photons of a model seen in one orientation.</summary>
    internal void Expected(SpiHitsModel model, Orientation orientation, Span<float> destination)
    {
        if (model.ParticleCount == 0)
        {
            destination.Fill((float)(model.ExpectedPhotons / destination.Length));
            return;
        }

        double waveNumber = model.Geometry.WaveNumber * model.Diameter;
        Matrix3 turn = orientation.ToMatrix();
        for (int i = 0; i < model.ParticleCount; i++)
        {
            // r = Q (R A r' + d): F(q) = F'(A^T R^T Q^T q) exp(-i (Q d).q), and A is symmetric.
            Matrix3 body = turn * model.ParticleOrientations[i].ToMatrix() * model.Affine;
            _particles[i] = new PlacedParticle(waveNumber * body.Transpose, waveNumber * (turn * model.Positions[i]));
        }

        ClusterScattering.Intensities(
            Polyhedron.Of(model.Solid).SinglePrecision, _particles.AsSpan(0, model.ParticleCount), waveNumber * _options.EdgeBlur, model.Geometry, _scratch, destination);
        float scale = (float)(model.ExpectedPhotons / Sum(destination));
        foreach (ref float pixel in destination)
            pixel *= scale;
    }

    /// <summary>The sum in double precision, always in the same order.</summary>
    private static double Sum(ReadOnlySpan<float> values)
    {
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        int i = 0;
        for (; i <= values.Length - 4; i += 4)
        {
            sum0 += values[i];
            sum1 += values[i + 1];
            sum2 += values[i + 2];
            sum3 += values[i + 3];
        }

        for (; i < values.Length; i++)
            sum0 += values[i];
        return sum0 + sum1 + (sum2 + sum3);
    }
}
