using System.Numerics.Tensors;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>Convolution of frames with a kernel of some pixels' width. The frame is mirrored at its edges, which keeps the sum of its pixels.</summary>
/// <param name="size">The frames' size.</param>
/// <param name="fill">Gives the weights for a standard deviation.</param>
internal sealed class GaussianBlur(FrameSize size, Action<double, Span<double>> fill)
{
    private readonly float[] _rows = new float[size.PixelCount];
    private float[] _line = [];
    private float[] _weights = [];
    private double _sigma;

    public void Apply(Span<float> frame, double sigma)
    {
        Use(sigma);
        int radius = _weights.Length - 1;
        for (int y = 0; y < size.Height; y++)
        {
            Span<float> row = frame.Slice(y * size.Width, size.Width), line = _line;
            for (int x = 0; x < radius; x++)
            {
                line[x] = row[Mirror(x - radius, size.Width)];
                line[radius + size.Width + x] = row[Mirror(size.Width + x, size.Width)];
            }

            row.CopyTo(line[radius..]);
            Span<float> sum = _rows.AsSpan(y * size.Width, size.Width);
            TensorPrimitives.Multiply(row, _weights[0], sum);
            for (int k = 1; k <= radius; k++)
            {
                TensorPrimitives.FusedMultiplyAdd(line.Slice(radius - k, size.Width), _weights[k], sum, sum);
                TensorPrimitives.FusedMultiplyAdd(line.Slice(radius + k, size.Width), _weights[k], sum, sum);
            }
        }

        for (int y = 0; y < size.Height; y++)
        {
            Span<float> sum = frame.Slice(y * size.Width, size.Width);
            TensorPrimitives.Multiply(Row(y), _weights[0], sum);
            for (int k = 1; k <= radius; k++)
            {
                TensorPrimitives.FusedMultiplyAdd(Row(Mirror(y - k, size.Height)), _weights[k], sum, sum);
                TensorPrimitives.FusedMultiplyAdd(Row(Mirror(y + k, size.Height)), _weights[k], sum, sum);
            }
        }
    }

    private ReadOnlySpan<float> Row(int y) => _rows.AsSpan(y * size.Width, size.Width);

    private void Use(double sigma)
    {
        if (sigma == _sigma)
            return;
        _sigma = sigma;
        int radius = (int)Math.Ceiling(4 * sigma) + 1;
        if (_weights.Length != radius + 1)
            _weights = new float[radius + 1];
        if (_line.Length < size.Width + 2 * radius)
            _line = new float[size.Width + 2 * radius];
        Span<double> weights = stackalloc double[radius + 1];
        fill(sigma, weights);
        // What is cut off is given to all that is left.
        double sum = -weights[0];
        foreach (double weight in weights)
            sum += 2 * weight;
        for (int k = 0; k <= radius; k++)
            _weights[k] = (float)(weights[k] / sum);
    }

    /// <summary>The pixel that a place beyond the edge mirrors, the edge lying between pixels.</summary>
    private static int Mirror(int i, int length)
    {
        int phase = i % (2 * length);
        if (phase < 0)
            phase += 2 * length;
        return phase < length ? phase : 2 * length - 1 - phase;
    }
}
