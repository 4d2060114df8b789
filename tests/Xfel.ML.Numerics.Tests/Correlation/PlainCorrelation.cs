using System.Numerics;
using Xfel.ML.Numerics.Tests.Polar;

namespace Xfel.ML.Numerics.Tests.Correlation;

/// <summary>CCF maps by their definition, in double precision.</summary>
internal static class PlainCorrelation
{
    public static double[] Map(ReadOnlySpan<float> frame, FrameSize size, CorrelationOptions options, Mask? mask)
    {
        int radii = options.Polar.Radii, angles = options.Polar.Angles;
        double[] polar = PlainPolar.Resample(frame, size, options.Polar, mask);
        double[][] rings = [.. polar.Chunk(angles)];
        Complex[] components = [.. rings.Select(ring => Component(ring, options.Order))];
        var map = new double[radii * radii];
        for (int i = 0; i < map.Length; i++)
        {
            (int q1, int q2) = (i / radii, i % radii);
            Complex upper = Complex.Conjugate(components[q1]) * components[q2];
            map[i] = q2 <= q1 ? Average(rings[q1].Zip(rings[q2], (a, b) => a * b)) : options.Part == CorrelationPart.Real ? upper.Real : upper.Magnitude;
        }

        return map;
    }

    private static Complex Component(double[] ring, int order)
    {
        double mean = Average(ring);
        Complex sum = 0;
        for (int j = 0; j < ring.Length; j++)
            sum += (double.IsNaN(ring[j]) ? mean : ring[j]) * Complex.FromPolarCoordinates(1, -2 * Math.PI * order * j / ring.Length);
        return sum / ring.Length;
    }

    private static double Average(IEnumerable<double> values) => values.Where(value => !double.IsNaN(value)).DefaultIfEmpty().Average();
}
