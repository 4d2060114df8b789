using System.Numerics.Tensors;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>
/// Random fields of mean 0 that vary on the scale of the frame: sums of cosines of up to some half waves along each side, with independent normal amplitudes whose variance falls as
/// 1 / (1 + m^2 + n^2). The expected variance over the frame is 1.
/// </summary>
internal sealed class SmoothField(FrameSize size)
{
    private readonly float[] _row = new float[size.Width];
    private float[] _across = [], _down = [], _amplitudes = [];
    private int _order;

    /// <summary>Draws the amplitudes of the next field.</summary>
    public void Draw(ref RandomStream random, int order)
    {
        Use(order);
        double variance = 0;
        for (int n = 0; n <= order; n++)
        {
            for (int m = 0; m <= order; m++)
            {
                double share = m + n == 0 ? 0 : 1.0 / (1 + m * m + n * n);
                _amplitudes[n * (order + 1) + m] = (float)(Math.Sqrt(share) * random.NextNormal());
                // The mean square of a cosine is one half.
                variance += share * (m == 0 ? 1 : 0.5) * (n == 0 ? 1 : 0.5);
            }
        }

        TensorPrimitives.Multiply(_amplitudes, (float)(1 / Math.Sqrt(variance)), _amplitudes);
    }

    /// <summary>Multiplies pixels by 1 + contrast x field, or by 0 where that is negative.</summary>
    public void Multiply(Span<float> frame, float contrast)
    {
        for (int y = 0; y < size.Height; y++)
        {
            Span<float> pixels = frame.Slice(y * size.Width, size.Width);
            TensorPrimitives.Multiply(Factors(y, contrast), pixels, pixels);
        }
    }

    /// <summary>Adds level x (1 + contrast x field), or nothing where that is negative.</summary>
    public void Add(Span<float> frame, float level, float contrast)
    {
        for (int y = 0; y < size.Height; y++)
        {
            Span<float> pixels = frame.Slice(y * size.Width, size.Width);
            TensorPrimitives.FusedMultiplyAdd(Factors(y, contrast), level, pixels, pixels);
        }
    }

    private ReadOnlySpan<float> Factors(int y, float contrast)
    {
        Span<float> row = _row;
        row.Fill(1);
        for (int m = 0; m <= _order; m++)
        {
            float amplitude = 0;
            for (int n = 0; n <= _order; n++)
                amplitude += _amplitudes[n * (_order + 1) + m] * _down[n * size.Height + y];
            TensorPrimitives.FusedMultiplyAdd(_across.AsSpan(m * size.Width, size.Width), contrast * amplitude, row, row);
        }

        TensorPrimitives.Max(row, 0f, row);
        return row;
    }

    private void Use(int order)
    {
        if (order == _order)
            return;
        _order = order;
        _across = Cosines(order, size.Width);
        _down = Cosines(order, size.Height);
        _amplitudes = new float[(order + 1) * (order + 1)];
    }

    private static float[] Cosines(int order, int length) =>
        [.. Enumerable.Range(0, order + 1).SelectMany(m => Enumerable.Range(0, length).Select(i => (float)Math.Cos(Math.PI * m * (i + 0.5) / length)))];
}
