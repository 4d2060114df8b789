using Xfel.ML.TestSupport;

namespace Xfel.ML.Numerics.Tests.Polar;

[TestClass]
public sealed class PolarResamplingTests
{
    private static readonly FrameSize Size = new(33, 31);

    public static IEnumerable<object[]> Grids => TestFrames.Grids;

    [TestMethod]
    [DynamicData(nameof(Grids))]
    public void Resample_AnyGrid_IsThePlainOne(int height, int width, int radii, int angles, int order, double x, double y, double radius)
    {
        var size = new FrameSize(height, width);
        PolarOptions options = TestFrames.Options(size, radii, angles, order, x, y, radius).Polar;
        float[] frame = TestFrames.Signed(size, seed: 1);
        AssertPlain(frame, size, options, mask: null);
        AssertPlain(frame, size, options, TestFrames.Gaps(size, seed: 2));
        AssertPlain(TestFrames.Spoilt(frame, seed: 3), size, options, mask: null);
        AssertPlain(TestFrames.Spoilt(frame, seed: 4), size, options, TestFrames.Gaps(size, seed: 5));
    }

    [TestMethod]
    public void Resample_LinearFrame_IsExact()
    {
        var resampling = new PolarResampling(Size, new() { Radii = 9, Angles = 24, CenterX = 14.25, CenterY = 16.5 });
        float[] map = Resample(resampling, Frame((x, y) => 3 + 0.5 * x - 0.25 * y));
        for (int i = 0; i < map.Length; i++)
        {
            double r = (i / 24 + 0.5) * 14.25 / 9;
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * (i % 24) / 24);
            Assert.AreEqual(3 + 0.5 * (14.25 + r * cosine) - 0.25 * (16.5 + r * sine), map[i], 1e-5, $"sample {i}");
        }
    }

    [TestMethod]
    public void Resample_FlatFrame_IsFlatToTheBit()
    {
        float[] map = Resample(new(Size, new() { Radii = 20, Angles = 45 }), Frame((_, _) => 0.1));
        Assert.IsTrue(map.All(sample => sample == 0.1f));
    }

    /// <summary>Samples on a row take nothing from the row below, whatever the sine of pi is.</summary>
    [TestMethod]
    public void Resample_NeighbourOfNoWeight_DoesNotSpreadItsNaN()
    {
        var options = new PolarOptions { Radii = 3, Angles = 4, CenterX = 3, CenterY = 3, OuterRadius = 3 };
        float[] frame = Enumerable.Repeat(float.NaN, 49).ToArray();
        for (int i = 0; i < 7; i++)
            (frame[21 + i], frame[7 * i + 3]) = (i, i);
        CollectionAssert.AreEqual(new float[] { 3.5f, 3.5f, 2.5f, 2.5f, 4.5f, 4.5f, 1.5f, 1.5f, 5.5f, 5.5f, 0.5f, 0.5f }, Resample(new(new(7, 7), options), frame));
    }

    [TestMethod]
    public void Resample_LastColumnAndRow_AreInside()
    {
        var options = new PolarOptions { Radii = 2, Angles = 4, CenterX = 3, CenterY = 3, OuterRadius = 4 };
        float[] map = Resample(new(new(7, 7), options), [.. Enumerable.Range(0, 49).Select(i => (float)i)]);
        CollectionAssert.AreEqual(new float[] { 25, 31, 23, 17, 27, 45, 21, 3 }, map);
    }

    [TestMethod]
    public void Resample_BeyondTheFrame_IsNaN()
    {
        var options = new PolarOptions { Radii = 4, Angles = 4, CenterX = 3, CenterY = 3, OuterRadius = 1e308 };
        Assert.IsTrue(Resample(new(new(7, 7), options), new float[49]).All(float.IsNaN));
    }

    [TestMethod]
    public void Resample_AllMasked_IsNaN() =>
        Assert.IsTrue(Resample(new(Size, new() { Radii = 5, Angles = 6 }), Frame((x, _) => x), new Mask(Size, new bool[Size.PixelCount])).All(float.IsNaN));

    [TestMethod]
    public void Options_Defaults_BecomePixels()
    {
        PolarOptions options = new PolarResampling(new(21, 31), new() { CenterX = 12 }).Options;
        Assert.AreEqual((12.0, 10.0, 10.0), (options.CenterX!.Value, options.CenterY!.Value, options.OuterRadius!.Value));
    }

    [TestMethod]
    public void Resample_SteadyState_AllocatesNothing()
    {
        var resampling = new PolarResampling(Size, new() { Radii = 20, Angles = 30 });
        float[] good = Frame((x, y) => x + y), bad = TestFrames.Spoilt(good, seed: 1), map = new float[600];
        Mask mask = TestFrames.Gaps(Size, seed: 2);
        resampling.Resample(good, null, map);
        Assert.AreEqual(0, SteadyState.AllocatedBytes(() =>
        {
            resampling.Resample(good, null, map);
            resampling.Resample(bad, mask, map);
        }));
    }

    [TestMethod]
    public void Resample_WrongLengths_Throw()
    {
        var resampling = new PolarResampling(Size, new() { Radii = 3, Angles = 4 });
        Assert.ThrowsExactly<ArgumentException>(() => resampling.Resample(new float[5], null, new float[12]));
        Assert.ThrowsExactly<ArgumentException>(() => resampling.Resample(new float[Size.PixelCount], null, new float[13]));
        string message = Assert.ThrowsExactly<ArgumentException>(() => resampling.Resample(new float[Size.PixelCount], Mask.AllGood(new(3, 3)), new float[12])).Message;
        StringAssert.Contains(message, "The mask is for frames of 3 x 3; the frames are 33 x 31.");
    }

    private static void AssertPlain(float[] frame, FrameSize size, PolarOptions options, Mask? mask)
    {
        double[] expected = PlainPolar.Resample(frame, size, options, mask);
        float[] found = Resample(new(size, options), frame, mask);
        double tolerance = 1e-6 * frame.Where(float.IsFinite).Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], found[i], tolerance, $"sample {i}");
    }

    private static float[] Resample(PolarResampling resampling, float[] frame, Mask? mask = null)
    {
        var map = new float[resampling.MapSize.PixelCount];
        resampling.Resample(frame, mask, map);
        return map;
    }

    private static float[] Frame(Func<int, int, double> value) => [.. Enumerable.Range(0, Size.PixelCount).Select(i => (float)value(i % Size.Width, i / Size.Width))];
}
