using System.Globalization;

namespace Xfel.ML.Numerics.Tests.Correlation;

/// <summary>Polar samples and maps against those of SciPy and NumPy (correlation_golden.py).</summary>
[TestClass]
public sealed class CorrelationGoldenTests
{
    [TestMethod]
    public void Golden_PolarSamplesAndMaps_AreThoseOfSciPy()
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Correlation", "correlation_golden.txt"));
        Assert.HasCount(8, lines);
        foreach (string line in lines)
        {
            string[][] parts = [.. line.Split('|').Select(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
            double[] header = [.. parts[0].Select(Number)];
            var size = new FrameSize((int)header[0], (int)header[1]);
            var options = new CorrelationOptions
            {
                Order = (int)header[4],
                Polar = new() { Radii = (int)header[2], Angles = (int)header[3], CenterX = header[5], CenterY = header[6], OuterRadius = header[7] },
            };
            Mask? mask = header[9] == 0 ? null : new Mask(size, [.. Enumerable.Range(0, size.PixelCount).Select(i => i % size.Width < header[8] || i % size.Width >= header[9])]);
            float[] frame = Source(size), polar = new float[options.Polar.Radii * options.Polar.Angles], map = new float[options.Polar.Radii * options.Polar.Radii];
            new PolarResampling(size, options.Polar).Resample(frame, mask, polar);
            new AngularCorrelation(size, options, mask).Correlate(frame, map);
            AssertGolden(parts[1], polar, line[..30]);
            AssertGolden(parts[2], map, line[..30]);
        }
    }

    private static void AssertGolden(string[] golden, float[] found, string what)
    {
        double[][] pairs = [.. golden.Select(text => text.Split(':').Select(Number).ToArray())];
        double tolerance = 2e-6 * pairs.Where(pair => !double.IsNaN(pair[1])).Max(pair => Math.Abs(pair[1]));
        Assert.IsGreaterThan(10, pairs.Length);
        foreach (double[] pair in pairs)
            Assert.AreEqual(pair[1], found[(int)pair[0]], tolerance, $"{what}: element {pair[0]}");
    }

    private static float[] Source(FrameSize size)
    {
        uint state = 1;
        return [.. Enumerable.Range(0, size.PixelCount).Select(_ => ((state = state * 1664525 + 1013904223) >> 8) / (float)(1 << 20) - 2)];
    }

    private static double Number(string text) => text == "nan" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
