using System.Numerics.Tensors;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>Offsets that many pixels have in common, another in every frame.</summary>
internal sealed class CommonMode(FrameSize size)
{
    private const int Quadrants = 4;

    private float[] _normals = [];

    public void Add(DetectorModel model, Span<float> values, int seed, long frame)
    {
        if (!(model.RowStripes > 0 || model.ColumnStripes > 0 || model.QuadrantOffset > 0))
            return;
        int acrossCount = Stripes.AcrossCount(model, size), count = Quadrants + acrossCount + Stripes.LineCount(model, size);
        if (_normals.Length != count)
            _normals = new float[count];
        NormalPixels.Fill(_normals, seed, RandomPurpose.DetectorStripes, frame);
        Span<float> quadrants = _normals.AsSpan(0, Quadrants), across = _normals.AsSpan(Quadrants, acrossCount), lines = _normals.AsSpan(Quadrants + acrossCount);
        TensorPrimitives.Multiply(quadrants, (float)model.QuadrantOffset, quadrants);
        TensorPrimitives.Multiply(across, (float)model.ColumnStripes, across);
        TensorPrimitives.Multiply(lines, (float)model.RowStripes, lines);
        Stripes.Add(model, size, lines, across, values);
        if (!(model.QuadrantOffset > 0))
            return;
        int half = size.Width / 2;
        for (int y = 0; y < size.Height; y++)
        {
            Span<float> left = values.Slice(y * size.Width, half), right = values.Slice(y * size.Width + half, size.Width - half);
            int first = 2 * y < size.Height ? 0 : 2;
            TensorPrimitives.Add(left, quadrants[first], left);
            TensorPrimitives.Add(right, quadrants[first + 1], right);
        }
    }
}
