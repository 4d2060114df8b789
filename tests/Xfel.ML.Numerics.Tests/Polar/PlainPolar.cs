namespace Xfel.ML.Numerics.Tests.Polar;

/// <summary>Bilinear polar samples by their definition, in double precision; a bad sample is NaN.</summary>
internal static class PlainPolar
{
    public static double[] Resample(ReadOnlySpan<float> frame, FrameSize size, PolarOptions options, Mask? mask)
    {
        double x = options.CenterX ?? (size.Width - 1) / 2.0, y = options.CenterY ?? (size.Height - 1) / 2.0;
        double radius = options.OuterRadius ?? Math.Min(Math.Min(x, size.Width - 1 - x), Math.Min(y, size.Height - 1 - y));
        var map = new double[options.Radii * options.Angles];
        for (int i = 0; i < map.Length; i++)
        {
            double r = (i / options.Angles + 0.5) * radius / options.Radii;
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * (i % options.Angles) / options.Angles);
            map[i] = Sample(frame, size, mask, x + r * cosine, y + r * sine);
        }

        return map;
    }

    private static double Sample(ReadOnlySpan<float> frame, FrameSize size, Mask? mask, double x, double y)
    {
        double sum = 0;
        for (int row = (int)Math.Floor(y) - 1; row <= y + 1; row++)
        {
            for (int column = (int)Math.Floor(x) - 1; column <= x + 1; column++)
            {
                double weight = Math.Max(0, 1 - Math.Abs(x - column)) * Math.Max(0, 1 - Math.Abs(y - row));
                // A neighbour on the same line has the weight of the sine's rounding.
                if (weight < 1e-10)
                    continue;
                bool inside = row >= 0 && column >= 0 && row < size.Height && column < size.Width;
                if (!inside || !float.IsFinite(frame[row * size.Width + column]) || mask?.Good[row * size.Width + column] == false)
                    return double.NaN;
                sum += weight * frame[row * size.Width + column];
            }
        }

        return sum;
    }
}
