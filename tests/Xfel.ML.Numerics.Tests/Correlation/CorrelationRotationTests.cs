namespace Xfel.ML.Numerics.Tests.Correlation;

/// <summary>A frame that turns about its centre keeps its map.</summary>
[TestClass]
public sealed class CorrelationRotationTests
{
    private const int Side = 65;
    private const double Middle = (Side - 1) / 2.0;

    private static readonly FrameSize Size = new(Side, Side);

    /// <summary>Bilinear samples of a linear frame are exact, and its map is known: a^2 + r1 r2 |g|^2 / 2 below, order one's r1 r2 |g|^2 / 4 above.</summary>
    [TestMethod]
    [DataRow(0.0)]
    [DataRow(3 * 360.0 / 40)]
    [DataRow(17 * 360.0 / 40)]
    [DataRow(33.3)]
    public void Correlate_LinearFrame_IsTheClosedForm(double degrees)
    {
        const double A = 5, Slope = 0.1;
        const int Radii = 30;
        float[] frame = Frame(degrees, (x, _) => A + Slope * x);
        var options = new CorrelationOptions { Order = 1, Polar = new() { Radii = Radii, Angles = 40 } };
        float[] map = Correlate(frame, options), order2 = Correlate(frame, options with { Order = 2 });
        for (int q1 = 0; q1 < Radii; q1++)
        {
            for (int q2 = 0; q2 < Radii; q2++)
            {
                double product = (q1 + 0.5) * (q2 + 0.5) * Math.Pow(Middle / Radii * Slope, 2), expected = q2 <= q1 ? A * A + product / 2 : product / 4;
                Assert.AreEqual(expected, map[q1 * Radii + q2], 1e-6 * A * A, $"{q1},{q2}");
                if (q2 > q1)
                    Assert.AreEqual(0, order2[q1 * Radii + q2], 1e-9, $"order 2 at {q1},{q2}");
            }
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Correlate_QuarterTurns_KeepTheMap(int quarters)
    {
        var random = new Random(5);
        float[] frame = [.. Enumerable.Range(0, Size.PixelCount).Select(_ => 100 * random.NextSingle())], turned = frame;
        for (int i = 0; i < quarters; i++)
            turned = [.. Enumerable.Range(0, Size.PixelCount).Select(p => turned[(Side - 1 - p % Side) * Side + p / Side])];
        var options = new CorrelationOptions { Polar = new() { Radii = 50, Angles = 120 } };
        float[] expected = Correlate(frame, options), found = Correlate(turned, options);
        double largest = expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], found[i], 2e-6 * largest, $"element {i}");
    }

    /// <summary>
    /// Between pixels a bilinear sample is off by at most e = (max |f_xx| + max |f_yy|) / 8, so an average of products of two samples by 2 F e + e^2 with F = max |f|, and two frames by twice that.
    /// A component is off by e at most, so that the bound of the upper triangle is the same with the largest component for F.
    /// </summary>
    [TestMethod]
    [DataRow(0.4)]
    [DataRow(5.5)]
    [DataRow(37.7)]
    [DataRow(222.2)]
    public void Correlate_AnyTurn_ChangesTheMapByLessThanInterpolationDoes(double degrees)
    {
        const int Order = 8, Radii = 60;
        const double F = 2.2, Component = 0.55;
        var options = new CorrelationOptions { Order = Order, Polar = new() { Radii = Radii, Angles = 180 } };
        float[] expected = Correlate(Frame(0, Lobes), options), found = Correlate(Frame(degrees, Lobes), options);
        double e = 2 * LargestSecondDerivative(Lobes) / 8, lower = 2 * (2 * F * e + e * e), upper = 2 * (2 * Component * e + e * e);
        double changeBelow = 0, changeAbove = 0, largestAbove = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double change = Math.Abs(expected[i] - found[i]);
            if (i % Radii <= i / Radii)
                changeBelow = Math.Max(changeBelow, change);
            else
                (changeAbove, largestAbove) = (Math.Max(changeAbove, change), Math.Max(largestAbove, Math.Abs(expected[i])));
        }

        Assert.IsLessThan(lower, changeBelow);
        Assert.IsLessThan(upper, changeAbove);
        // The bound is for the worst frame. This one's lobes are seen well, and change by two percent at most.
        Assert.IsLessThan(0.02 * largestAbove, Math.Max(changeBelow, changeAbove));
        Assert.IsGreaterThan(0.1, largestAbove);

        // Rings, and eight lobes that wind outwards.
        static double Lobes(double x, double y)
        {
            double r = Math.Sqrt(x * x + y * y);
            return 1.5 + 0.5 * Math.Cos(r * r / 200) + Math.Exp(-Math.Pow((r - 22) / 6, 2)) * Math.Cos(Order * Math.Atan2(y, x) + 0.2 * r);
        }
    }

    /// <summary>On a grid four times as fine as the pixels, where samples are taken.</summary>
    private static double LargestSecondDerivative(Func<double, double, double> f)
    {
        const double Step = 1e-3;
        double largest = 0;
        for (double y = -Middle; y <= Middle; y += 0.25)
        {
            for (double x = -Middle; x <= Middle; x += 0.25)
            {
                double twice = 2 * f(x, y), xx = f(x + Step, y) + f(x - Step, y) - twice, yy = f(x, y + Step) + f(x, y - Step) - twice;
                largest = Math.Max(largest, Math.Max(Math.Abs(xx), Math.Abs(yy)) / (Step * Step));
            }
        }

        return largest;
    }

    private static float[] Frame(double degrees, Func<double, double, double> value)
    {
        (double sine, double cosine) = Math.SinCos(double.DegreesToRadians(degrees));
        return [.. Enumerable.Range(0, Size.PixelCount).Select(i =>
        {
            double x = i % Side - Middle, y = i / Side - Middle;
            return (float)value(cosine * x + sine * y, cosine * y - sine * x);
        })];
    }

    private static float[] Correlate(float[] frame, CorrelationOptions options) => new AngularCorrelation(Size, options).Map(frame);
}
