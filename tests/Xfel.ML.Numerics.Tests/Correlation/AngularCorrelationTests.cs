using Xfel.ML.Numerics.Tests.Polar;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Numerics.Tests.Correlation;

[TestClass]
public sealed class AngularCorrelationTests
{
    /// <summary>What is allowed between single precision and the reference in double: relative to the largest element, or to the element itself where all of its terms are positive.</summary>
    private const double Tolerance = 5e-6;

    private static readonly FrameSize Size = new(40, 33);

    public static IEnumerable<object[]> Grids => TestFrames.Grids;

    [TestMethod]
    [DynamicData(nameof(Grids))]
    public void Correlate_AnyGrid_IsThePlainOne(int height, int width, int radii, int angles, int order, double x, double y, double radius)
    {
        var size = new FrameSize(height, width);
        CorrelationOptions options = TestFrames.Options(size, radii, angles, order, x, y, radius);
        Mask gaps = TestFrames.Gaps(size, seed: 2);
        float[] positive = TestFrames.Positive(size, seed: 1), signed = TestFrames.Signed(size, seed: 1);
        foreach (CorrelationPart part in Enum.GetValues<CorrelationPart>())
        {
            foreach (Mask? mask in (Mask?[])[null, gaps])
            {
                AssertPlain(positive, size, options with { Part = part }, mask);
                AssertPlain(signed, size, options with { Part = part }, mask);
                AssertPlain(TestFrames.Spoilt(positive, seed: 3), size, options with { Part = part }, mask);
                AssertPlain(TestFrames.Spoilt(signed, seed: 4, share: 0.2), size, options with { Part = part }, mask);
            }
        }
    }

    [TestMethod]
    public void Correlate_TheAuthorsGrid_IsThePlainOne()
    {
        var size = new FrameSize(224, 224);
        float[] frame = TestFrames.Positive(size, seed: 7);
        AssertPlain(frame, size, new(), mask: null);
    }

    /// <summary>Sums of many like products lose digits unless they are summed in parts.</summary>
    [TestMethod]
    public void Correlate_FlatFrameAtManyAngles_KeepsItsDigits()
    {
        var size = new FrameSize(5, 5);
        var options = new CorrelationOptions { Polar = new() { Radii = 3, Angles = 16384 } };
        float[] map = new AngularCorrelation(size, options).Map([.. Enumerable.Repeat(0.1f, 25)]);
        foreach ((int q1, int q2) in Lower(3))
            Assert.AreEqual(0.01, map[q1 * 3 + q2], 0.01 * 1e-6, $"{q1},{q2}");
    }

    [TestMethod]
    public void Correlate_OneBadPixel_IsThatOfTheMask()
    {
        float[] frame = TestFrames.Positive(Size, seed: 1), spoilt = [.. frame];
        bool[] good = [.. Mask.AllGood(Size).Good];
        int pixel = Size.Width * 12 + 20;
        (spoilt[pixel], good[pixel]) = (float.NegativeInfinity, false);
        CorrelationOptions options = Options(31, 42);
        float[] expected = new AngularCorrelation(Size, options, new Mask(Size, good)).Map(frame);
        CollectionAssert.AreEqual(expected, new AngularCorrelation(Size, options).Map(spoilt));
        CollectionAssert.AreEqual(expected, new AngularCorrelation(Size, options, new Mask(Size, good)).Map(spoilt));
        CollectionAssert.AreNotEqual(expected, new AngularCorrelation(Size, options).Map(frame));
    }

    [TestMethod]
    public void Correlate_MaskThatHidesNothing_ChangesNoBit()
    {
        float[] frame = TestFrames.Signed(Size, seed: 1);
        CollectionAssert.AreEqual(new AngularCorrelation(Size, Options(20, 30)).Map(frame), new AngularCorrelation(Size, Options(20, 30), Mask.AllGood(Size)).Map(frame));
    }

    [TestMethod]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    [DataRow(float.NegativeInfinity)]
    public void Correlate_NoGoodPixel_IsZero(float value)
    {
        float[] frame = Enumerable.Repeat(value, Size.PixelCount).ToArray();
        var masked = new Mask(Size, new bool[Size.PixelCount]);
        Assert.IsTrue(new AngularCorrelation(Size, Options(17, 40)).Map(frame).All(element => element == 0));
        Assert.IsTrue(new AngularCorrelation(Size, Options(17, 40), masked).Map(frame).All(element => element == 0));
        Assert.IsTrue(new AngularCorrelation(Size, Options(17, 40), masked).Map(TestFrames.Positive(Size, seed: 1)).All(element => element == 0));
    }

    [TestMethod]
    public void Correlate_WhollyBeyondTheFrame_IsZero()
    {
        CorrelationOptions options = Options(17, 40) with { Polar = new() { Radii = 17, Angles = 40, OuterRadius = 1e9 } };
        Assert.IsTrue(new AngularCorrelation(Size, options).Map(TestFrames.Positive(Size, seed: 1)).All(element => element == 0));
    }

    /// <summary>1e30 squared is beyond single precision: what such pixels touch is infinite or NaN, the rest is as without them.</summary>
    [TestMethod]
    public void Correlate_HugePixel_SpoilsItsRingsAlone()
    {
        float[] frame = TestFrames.Positive(Size, seed: 1), huge = [.. frame];
        huge[Size.Width * 5 + 16] = 1e30f;
        var correlation = new AngularCorrelation(Size, Options(16, 40));
        float[] expected = correlation.Map(frame), found = correlation.Map(huge);
        double[] plain = PlainCorrelation.Map(huge, Size, Options(16, 40), mask: null);
        Assert.IsTrue(plain.Any(element => Math.Abs(element) > float.MaxValue) && plain.Any(element => Math.Abs(element) < 1e3));
        for (int i = 0; i < plain.Length; i++)
        {
            if (Math.Abs(plain[i]) > float.MaxValue)
                Assert.IsFalse(float.IsFinite(found[i]), $"element {i} is {found[i]}, the plain one {plain[i]}");
            else if (Math.Abs(plain[i]) < 1e3)
                Assert.AreEqual(expected[i], found[i], $"element {i}");
        }
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(5, 1)]
    [DataRow(5, 2)]
    [DataRow(5, 0)]
    [DataRow(13, 8)]
    [DataRow(0, 4)]
    public void Correlate_Batch_HasTheBitsOfSingleFrames(int count, int threads)
    {
        var correlation = new AngularCorrelation(Size, Options(23, 50), TestFrames.Gaps(Size, seed: 1));
        float[][] frames = [.. Enumerable.Range(0, count).Select(i => i % 3 == 2 ? TestFrames.Spoilt(TestFrames.Signed(Size, i), i) : TestFrames.Positive(Size, i))];
        var maps = new float[count * 23 * 23];
        correlation.Correlate([.. frames.SelectMany(frame => frame)], count, maps, threads);
        CollectionAssert.AreEqual(frames.SelectMany(frame => correlation.Map(frame)).ToArray(), maps);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(4)]
    public void Correlate_SteadyState_AllocatesNothing(int threads)
    {
        const int Frames = 6;
        var correlation = new AngularCorrelation(Size, Options(30, 60));
        float[] good = TestFrames.Positive(Size, 1), frames = [.. Enumerable.Range(0, Frames).SelectMany(i => i == 3 ? TestFrames.Spoilt(good, 1) : good)];
        float[] maps = new float[Frames * 900], map = new float[900];
        correlation.Correlate(frames, Frames, maps, threads);
        Assert.AreEqual(0, SteadyState.AllocatedBytes(() =>
        {
            correlation.Correlate(frames, Frames, maps, threads);
            correlation.Correlate(good, map);
        }));
    }

    [TestMethod]
    public void Correlate_ManyThreadsAtOnce_GiveTheSameBits()
    {
        var correlation = new AngularCorrelation(Size, Options(25, 48));
        float[] frame = TestFrames.Signed(Size, seed: 1), expected = correlation.Map(frame);
        Parallel.For(0, 32, _ => CollectionAssert.AreEqual(expected, correlation.Map(frame)));
    }

    [TestMethod]
    public void Correlate_WrongLengths_Throw()
    {
        var correlation = new AngularCorrelation(Size, Options(4, 8));
        Assert.ThrowsExactly<ArgumentException>(() => correlation.Correlate(new float[Size.PixelCount - 1], new float[16]));
        Assert.ThrowsExactly<ArgumentException>(() => correlation.Correlate(new float[Size.PixelCount], new float[15]));
        Assert.ThrowsExactly<ArgumentException>(() => correlation.Correlate(new float[2 * Size.PixelCount], 3, new float[48]));
        Assert.ThrowsExactly<ArgumentException>(() => correlation.Correlate(new float[2 * Size.PixelCount], 2, new float[31]));
        Assert.ThrowsExactly<ArgumentException>(() => correlation.Correlate(new float[2 * Size.PixelCount], int.MaxValue, new float[32]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => correlation.Correlate([], -1, new float[0]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => correlation.Correlate([], 0, new float[0], threads: -1));
    }

    private static CorrelationOptions Options(int radii, int angles) => new() { Order = 3, Polar = new() { Radii = radii, Angles = angles } };

    private static void AssertPlain(float[] frame, FrameSize size, CorrelationOptions options, Mask? mask)
    {
        int radii = options.Polar.Radii;
        double[] expected = PlainCorrelation.Map(frame, size, options, mask);
        float[] found = new AngularCorrelation(size, options, mask).Map(frame);
        double largest = expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], found[i], Tolerance * largest, $"{i / radii},{i % radii}");
        if (frame.All(value => !(value < 0)))
        {
            foreach ((int q1, int q2) in Lower(radii))
                Assert.AreEqual(expected[q1 * radii + q2], found[q1 * radii + q2], Tolerance * expected[q1 * radii + q2], $"{q1},{q2}");
        }
    }

    private static IEnumerable<(int Q1, int Q2)> Lower(int radii) => Enumerable.Range(0, radii).SelectMany(q1 => Enumerable.Range(0, q1 + 1).Select(q2 => (q1, q2)));
}
