using System.Numerics.Tensors;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>What happens to expected photons before they are counted: blur, stray light, smooth fields.</summary>
internal sealed class ExpectedLight(FrameSize size)
{
    private readonly GaussianBlur _blur = new(size, BlurWeights.Discrete);
    private readonly SmoothField _field = new(size);
    private readonly float[] _halo = new float[size.PixelCount];
    private (double X, double Y, double Radius) _haloShape = (double.NaN, 0, 0);

    public void Apply(DetectorModel model, Span<float> expected, int seed, long frame, double beamX, double beamY)
    {
        if (model.CoherenceBlur > 0)
            _blur.Apply(expected, model.CoherenceBlur);
        if (model.StrayPhotons > 0)
            TensorPrimitives.Add(expected, (float)(model.StrayPhotons / expected.Length), expected);
        if (model.HaloPhotons > 0)
        {
            UseHalo(beamX, beamY, model.HaloRadius * Math.Min(size.Width, size.Height));
            TensorPrimitives.FusedMultiplyAdd(_halo, (float)model.HaloPhotons, expected, expected);
        }

        var random = new RandomStream(seed, RandomPurpose.DetectorField, frame);
        if (model.BackgroundPhotons > 0)
        {
            _field.Draw(ref random, model.FieldOrder);
            _field.Add(expected, (float)(model.BackgroundPhotons / expected.Length), (float)model.BackgroundContrast);
        }

        if (model.Fluctuation > 0)
        {
            _field.Draw(ref random, model.FieldOrder);
            _field.Multiply(expected, (float)model.Fluctuation);
        }
    }

    /// <summary>(1 + r^2 / R^2)^(-3/2), of sum 1: scatter at apertures falls with the third power of the angle.</summary>
    private void UseHalo(double beamX, double beamY, double radius)
    {
        if (_haloShape == (beamX, beamY, radius))
            return;
        _haloShape = (beamX, beamY, radius);
        for (int y = 0; y < size.Height; y++)
        {
            double dy = (y - beamY) / radius;
            for (int x = 0; x < size.Width; x++)
            {
                double dx = (x - beamX) / radius, inverse = 1 / (1 + dx * dx + dy * dy);
                _halo[y * size.Width + x] = (float)(inverse * Math.Sqrt(inverse));
            }
        }

        TensorPrimitives.Multiply(_halo, (float)(1 / PixelSum.Of(_halo)), _halo);
    }
}
