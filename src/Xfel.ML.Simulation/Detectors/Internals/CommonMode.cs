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
        int groups = Math.Min(model.StripeGroups, size.Width), count = Quadrants + size.Width + size.Height * groups;
        if (_normals.Length != count)
            _normals = new float[count];
        NormalPixels.Fill(_normals, seed, RandomPurpose.DetectorStripes, frame);
        Span<float> columns = _normals.AsSpan(Quadrants, size.Width), rows = _normals.AsSpan(Quadrants + size.Width);
        TensorPrimitives.Multiply(columns, (float)model.ColumnStripes, columns);
        float row = (float)model.RowStripes, quadrant = (float)model.QuadrantOffset;
        int half = size.Width / 2;
        for (int y = 0; y < size.Height; y++)
        {
            Span<float> line = values.Slice(y * size.Width, size.Width);
            TensorPrimitives.Add(line, columns, line);
            for (int group = 0; group < groups; group++)
            {
                Span<float> part = line[(int)((long)group * size.Width / groups)..(int)((long)(group + 1) * size.Width / groups)];
                TensorPrimitives.Add(part, row * rows[y * groups + group], part);
            }

            int below = 2 * y < size.Height ? 0 : 2;
            TensorPrimitives.Add(line[..half], quadrant * _normals[below], line[..half]);
            TensorPrimitives.Add(line[half..], quadrant * _normals[below + 1], line[half..]);
        }
    }
}
