using System.Globalization;

namespace Xfel.ML.Numerics.Tests.Resizing;

[TestClass]
public sealed class FrameResizeTests
{
    [TestMethod]
    public void Bilinear_GoldenFrames_EqualsTorch()
    {
        int cases = 0;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Resizing", "resize_golden.txt")))
        {
            string[] fields = line.Split(' ');
            int[] sides = [.. fields[..4].Select(field => int.Parse(field, CultureInfo.InvariantCulture))];
            var (from, to) = (new FrameSize(sides[0], sides[1]), new FrameSize(sides[2], sides[3]));
            var resized = new float[to.PixelCount];
            FrameResize.Bilinear(Source(from), from, resized, to);
            foreach (string field in fields[4..])
            {
                string[] parts = field.Split(':');
                float expected = float.Parse(parts[1], CultureInfo.InvariantCulture);

                // torch computes positions in single precision: half a unit of the last place at 250 is 1e-5 of a step of up to 256.
                Assert.AreEqual(expected, resized[int.Parse(parts[0], CultureInfo.InvariantCulture)], from.PixelCount < 1000 ? 1e-4 : 2e-3, $"{from} to {to}, pixel {parts[0]}");
            }

            cases++;
        }

        Assert.AreEqual(8, cases);
    }

    [TestMethod]
    public void Bilinear_GreyLevels_EqualsThatOfTheSameFloats()
    {
        var (from, to) = (new FrameSize(13, 17), new FrameSize(31, 9));
        var random = new Random(3);
        var grey = new byte[from.PixelCount];
        random.NextBytes(grey);
        var ofBytes = new float[to.PixelCount];
        var ofFloats = new float[to.PixelCount];
        FrameResize.Bilinear(grey, from, ofBytes, to);
        FrameResize.Bilinear(Array.ConvertAll(grey, level => (float)level), from, ofFloats, to);
        CollectionAssert.AreEqual(ofFloats, ofBytes);
    }

    [TestMethod]
    public void Bilinear_SameSize_CopiesNonFinitePixelsToo()
    {
        float[] source = [1, float.NaN, float.PositiveInfinity, -4];
        var copy = new float[4];
        FrameResize.Bilinear(source, new FrameSize(2, 2), copy, new FrameSize(2, 2));
        CollectionAssert.AreEqual(source, copy);
    }

    [TestMethod]
    public void Bilinear_OnePixelIsNaN_SpoilsOnlyPixelsThatItContributesTo()
    {
        var source = new float[16];
        source[0] = float.NaN;
        var resized = new float[64];
        FrameResize.Bilinear(source, new FrameSize(4, 4), resized, new FrameSize(8, 8));
        Assert.AreEqual(9, resized.Count(float.IsNaN));
    }

    [TestMethod]
    public void Bilinear_ManyFrames_AllocatesNothing()
    {
        var source = new float[64];
        var resized = new float[400];
        FrameResize.Bilinear(source, new FrameSize(8, 8), resized, new FrameSize(20, 20));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
            FrameResize.Bilinear(source, new FrameSize(8, 8), resized, new FrameSize(20, 20));
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void Bilinear_BadLengths_SayWhatIsWrong()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => FrameResize.Bilinear(new float[5], new FrameSize(2, 2), new float[4], new FrameSize(2, 2)));
        StringAssert.Contains(error.Message, "'source' holds 5 pixels; a frame of 2 x 2 needs 4");
        Assert.ThrowsExactly<ArgumentException>(() => FrameResize.Bilinear(new float[0], new FrameSize(0, 2), new float[4], new FrameSize(2, 2)));
        FrameResize.Bilinear(new float[4], new FrameSize(2, 2), new float[0], new FrameSize(0, 5));
    }

    private static float[] Source(FrameSize size)
    {
        var pixels = new float[size.PixelCount];
        uint state = 1;
        for (int i = 0; i < pixels.Length; i++)
        {
            state = state * 1664525 + 1013904223;
            pixels[i] = (float)((state >> 8) / 65536.0 - 64);
        }

        return pixels;
    }
}
