using System.Numerics.Tensors;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>What a detector model comes to, pixel by pixel, with a detector's fixed pattern.</summary>
internal sealed class DetectorMaps(FrameSize size)
{
    private readonly FixedPattern _pattern = new(size);
    private float[] _stripes = [];
    private DetectorModel? _model;
    private int? _seed;

    /// <summary>Share of photons that a pixel converts.</summary>
    public float[] Response { get; } = new float[size.PixelCount];

    /// <summary>Detector units of a photon.</summary>
    public float[] Gains { get; } = new float[size.PixelCount];

    /// <summary>Detector units without light.</summary>
    public float[] Offsets { get; } = new float[size.PixelCount];

    /// <summary>Pixels that do not exist.</summary>
    public bool[] Missing { get; } = new bool[size.PixelCount];

    /// <summary>Pixels that see nothing.</summary>
    public bool[] Dead { get; } = new bool[size.PixelCount];

    /// <summary>Pixels that exist and are not known to be bad.</summary>
    public bool[] Good { get; } = new bool[size.PixelCount];

    public void Use(DetectorModel model, int detectorSeed)
    {
        if (ReferenceEquals(model, _model) && detectorSeed == _seed)
            return;
        if (detectorSeed != _seed)
            _pattern.Draw(detectorSeed);
        (_model, _seed) = (model, detectorSeed);
        DetectorLayout.FillMissing(model, size, Missing);
        double greatest = 0.25 * ((double)size.Width * size.Width + (double)size.Height * size.Height);
        float hotFrom = (float)(1 - model.HotPixels), deadTo = (float)model.DeadPixels, known = (float)model.KnownBadPixels;
        for (int y = 0, i = 0; y < size.Height; y++)
        {
            double dy = y - 0.5 * (size.Height - 1);
            for (int x = 0; x < size.Width; x++, i++)
            {
                double dx = x - 0.5 * (size.Width - 1);
                Response[i] = Missing[i] ? 0 : (float)(model.QuantumEfficiency * (1 - model.RadialFalloff * (dx * dx + dy * dy) / greatest));
                Gains[i] = (float)(model.Gain * Math.Max(0, 1 + model.GainSpread * _pattern.Gains[i]));
                Offsets[i] = (float)(model.Offset + model.OffsetSpread * _pattern.Offsets[i]);
                Dead[i] = _pattern.Flaws[i] < deadTo;
                bool isHot = _pattern.Flaws[i] >= hotFrom;
                if (isHot)
                    Offsets[i] += (float)model.HotLevel * _pattern.Levels[i];
                Good[i] = !Missing[i] && !((Dead[i] || isHot) && _pattern.Known[i] < known);
            }
        }

        if (model.FixedRowStripes > 0 || model.FixedColumnStripes > 0)
            AddStripes(model);
    }

    private void AddStripes(DetectorModel model)
    {
        int lineCount = Stripes.LineCount(model, size), acrossCount = Stripes.AcrossCount(model, size);
        if (_stripes.Length < lineCount + acrossCount)
            _stripes = new float[lineCount + acrossCount];
        Span<float> lines = _stripes.AsSpan(0, lineCount), across = _stripes.AsSpan(lineCount, acrossCount);
        _pattern.DrawLines(lines);
        _pattern.DrawAcross(across);
        Stripes.Correlate(model, size, lines, model.FixedRowCorrelation);
        TensorPrimitives.Multiply(lines, (float)model.FixedRowStripes, lines);
        TensorPrimitives.Multiply(across, (float)model.FixedColumnStripes, across);
        Stripes.Add(model, size, lines, across, Offsets);
    }
}
