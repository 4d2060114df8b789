using System.Numerics.Tensors;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>
/// A detector at work: turns frames of expected photons into what a <see cref="DetectorModel"/> stores of them. A frame's bits depend on the model, the seeds and the frame's number alone.
/// Not safe for use by several threads at once: give each its own. Nothing is allocated per frame while model and size stay.
/// </summary>
public sealed class DetectorSimulation
{
    private readonly FrameSize _size;
    private readonly GaussianBlur _pointSpread;
    private readonly ExpectedLight _light;
    private readonly DetectorMaps _maps;
    private readonly Bleeding _bleeding;
    private readonly CommonMode _commonMode;
    private readonly float[] _normals;
    private DetectorModel? _validModel;

    /// <summary>For frames of one size.</summary>
    /// <exception cref="ArgumentException">The size is not possible.</exception>
    public DetectorSimulation(FrameSize size)
    {
        var faults = new FaultList();
        faults.RequirePixels(nameof(size), size);
        faults.Throw("the frame size");
        _size = size;
        _pointSpread = new GaussianBlur(size, BlurWeights.Landing);
        _light = new ExpectedLight(size);
        _maps = new DetectorMaps(size);
        _bleeding = new Bleeding(size);
        _commonMode = new CommonMode(size);
        _normals = new float[size.PixelCount];
    }

    /// <summary>Replaces expected photons by what the detector stores.</summary>
    /// <param name="model">The detector's kind.</param>
    /// <param name="detectorSeed">The one detector of that kind: its fixed pattern.</param>
    /// <param name="seed">The data set's seed.</param>
    /// <param name="frame">The frame's number: noise is another in every frame.</param>
    /// <param name="beam">Column and row at which the beam meets the detector: the halo's middle.</param>
    /// <param name="pixels">One frame by rows.</param>
    /// <param name="good">Receives which pixels can be trusted, or is empty: those that exist, are not saturated and are not known to be dead or hot.</param>
    /// <exception cref="ArgumentException">The model or the beam's place is not possible, or a span is of another size.</exception>
    public DetectorReading Apply(DetectorModel model, int detectorSeed, int seed, long frame, (double X, double Y) beam, Span<float> pixels, Span<bool> good)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (pixels.Length != _size.PixelCount)
            SimulationThrow.DestinationLength(pixels.Length, _size.PixelCount);
        if (!good.IsEmpty && good.Length != _size.PixelCount)
            SimulationThrow.DestinationLength(good.Length, _size.PixelCount);
        if (!double.IsFinite(beam.X) || !double.IsFinite(beam.Y))
            throw new ArgumentException($"the beam is at ({beam.X}, {beam.Y}); two finite pixel positions were expected", nameof(beam));
        if (!ReferenceEquals(model, _validModel))
            model.Validate();
        _validModel = model;
        _maps.Use(model, detectorSeed);

        _light.Apply(model, pixels, seed, frame, beam.X, beam.Y);
        TensorPrimitives.Multiply(pixels, _maps.Response, pixels);
        double expected = PixelSum.Of(pixels);
        if (model.Poisson)
            PoissonPixels.Draw(pixels, seed, frame);
        double detected = PixelSum.Of(pixels);
        Collect(model, seed, frame, pixels);
        if (!good.IsEmpty)
        {
            _maps.Good.CopyTo(good);
            if (double.IsFinite(model.FullWell))
                ExcludeSaturated(pixels, (float)model.FullWell, good);
        }

        Read(model, seed, frame, pixels);
        return new DetectorReading(expected, detected);
    }

    /// <summary>From photons to charges.</summary>
    private void Collect(DetectorModel model, int seed, long frame, Span<float> pixels)
    {
        if (model.PulseHeightSpread > 0)
        {
            NormalPixels.Fill(_normals, seed, RandomPurpose.PulseHeight, frame);
            PulseHeights.Apply(pixels, _normals, model.PulseHeightSpread);
        }

        if (model.PointSpread > 0)
            _pointSpread.Apply(pixels, model.PointSpread);
        if (double.IsPositiveInfinity(model.FullWell))
            return;
        if (model.Bleeding)
            _bleeding.Apply(pixels, _maps.Missing, (float)model.FullWell, (float)model.BleedingBackward, model.IsTurned);
        else
            TensorPrimitives.Min(pixels, (float)model.FullWell, pixels);
    }

    /// <summary>From charges to detector units.</summary>
    private void Read(DetectorModel model, int seed, long frame, Span<float> pixels)
    {
        bool isNoisy = model.ReadNoise > 0 || model.GainStages.Count > 0;
        if (isNoisy)
        {
            NormalPixels.Fill(_normals, seed, RandomPurpose.ReadNoise, frame);
            ScaleNoise(model, pixels);
        }

        TensorPrimitives.FusedMultiplyAdd(pixels, _maps.Gains, _maps.Offsets, pixels);
        if (isNoisy)
            TensorPrimitives.Add(pixels, _normals, pixels);
        _commonMode.Add(model, pixels, seed, frame);
        if (model.Quantize)
            TensorPrimitives.Round(pixels, pixels);
        float dead = (float)(model.Quantize ? Math.Round(model.Offset) : model.Offset);
        for (int i = 0; i < pixels.Length; i++)
        {
            if (_maps.Dead[i])
                pixels[i] = dead;
            if (_maps.Missing[i])
                pixels[i] = 0;
        }
    }

    private void ScaleNoise(DetectorModel model, ReadOnlySpan<float> charges)
    {
        if (model.GainStages.Count == 0)
        {
            TensorPrimitives.Multiply(_normals, (float)model.ReadNoise, _normals);
            return;
        }

        for (int i = 0; i < charges.Length; i++)
        {
            double noise = model.ReadNoise;
            for (int stage = 0; stage < model.GainStages.Count && charges[i] >= model.GainStages[stage].From; stage++)
                noise = model.GainStages[stage].ReadNoise;
            _normals[i] *= (float)noise;
        }
    }

    private static void ExcludeSaturated(ReadOnlySpan<float> charges, float fullWell, Span<bool> good)
    {
        for (int i = 0; i < charges.Length; i++)
            good[i] &= charges[i] < fullWell;
    }
}
