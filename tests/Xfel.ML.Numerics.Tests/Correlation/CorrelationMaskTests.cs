namespace Xfel.ML.Numerics.Tests.Correlation;

/// <summary>A gap leaves no imprint on the map of a frame that has none.</summary>
[TestClass]
public sealed class CorrelationMaskTests
{
    private const float Value = 7.3f;

    private static readonly FrameSize Size = new(64, 64);

    [TestMethod]
    [DataRow(0, 5)]
    [DataRow(33, 40)]
    [DataRow(40, 63)]
    public void Correlate_UniformFrameWithGap_HasNoImprintOfIt(int from, int to)
    {
        AssertUniform(Frame(_ => false), new Mask(Size, [.. Enumerable.Range(0, Size.PixelCount).Select(i => !InGap(i))]));
        AssertUniform(Frame(InGap), mask: null);

        bool InGap(int pixel) => pixel / Size.Width >= from && pixel / Size.Width < to;
    }

    /// <summary>Twenty degrees of every ring are missing: without care for it the map would have 0.04 of the frame's square at order 8.</summary>
    [TestMethod]
    public void Correlate_UniformFrameWithMissingWedge_HasNoImprintOfIt()
    {
        AssertUniform(Frame(InWedge), mask: null);

        static bool InWedge(int pixel) => Math.Abs(Math.Atan2(pixel / Size.Width - 31.5, pixel % Size.Width - 31.5)) < double.DegreesToRadians(10);
    }

    /// <summary>The inner rings have no good sample: they are 0, and the others as ever.</summary>
    [TestMethod]
    public void Correlate_BeamStop_LeavesInnerRingsZero()
    {
        const int Radii = 31;
        float[] map = Map(Frame(pixel => Math.Pow(pixel / Size.Width - 31.5, 2) + Math.Pow(pixel % Size.Width - 31.5, 2) < 100), mask: null);
        for (int i = 0; i < map.Length; i++)
        {
            (int q1, int q2) = (i / Radii, i % Radii);
            bool stopped = Math.Min(q1, q2) < 7, open = Math.Min(q1, q2) > 12;
            if (stopped)
                Assert.AreEqual(0, map[i], $"{q1},{q2}");
            else if (open && q2 <= q1)
                Assert.AreEqual(Value * Value, map[i], 1e-6 * Value * Value, $"{q1},{q2}");
        }
    }

    /// <summary>The gap's own pixels hold rubbish under a mask.</summary>
    [TestMethod]
    [DataRow(float.NaN)]
    [DataRow(float.NegativeInfinity)]
    [DataRow(1e30f)]
    public void Correlate_RubbishUnderTheMask_ChangesNoBit(float rubbish)
    {
        bool[] good = [.. Enumerable.Range(0, Size.PixelCount).Select(i => i % Size.Width is < 20 or > 23)];
        var random = new Random(1);
        float[] frame = [.. good.Select(_ => random.NextSingle())], spoilt = [.. frame.Zip(good, (value, isGood) => isGood ? value : rubbish)];
        CollectionAssert.AreEqual(Map(frame, new Mask(Size, good)), Map(spoilt, new Mask(Size, good)));
    }

    private static void AssertUniform(float[] frame, Mask? mask)
    {
        float[] map = Map(frame, mask);
        for (int i = 0; i < map.Length; i++)
        {
            (int q1, int q2) = (i / 31, i % 31);
            Assert.AreEqual(q2 <= q1 ? Value * Value : 0, map[i], q2 <= q1 ? 1e-6 * Value * Value : 1e-10, $"{q1},{q2}");
        }
    }

    private static float[] Frame(Predicate<int> isBad) => [.. Enumerable.Range(0, Size.PixelCount).Select(i => isBad(i) ? float.NaN : Value)];

    private static float[] Map(float[] frame, Mask? mask) => new AngularCorrelation(Size, new() { Polar = new() { Radii = 31, Angles = 360 } }, mask).Map(frame);
}
