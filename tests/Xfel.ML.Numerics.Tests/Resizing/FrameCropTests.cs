namespace Xfel.ML.Numerics.Tests.Resizing;

[TestClass]
public sealed class FrameCropTests
{
    [TestMethod]
    public void Central_EverySizeUpToSeven_EqualsPlainReference()
    {
        for (int from = 1; from <= 7; from++)
        {
            for (int to = 0; to <= 9; to++)
            {
                var size = new FrameSize(from, from + 1);
                var window = new FrameSize(to, to + 2);
                float[] source = [.. Enumerable.Range(1, size.PixelCount).Select(i => (float)i)];
                var cropped = new float[window.PixelCount];
                FrameCrop.Central(source, size, -1, cropped, window);
                for (int y = 0; y < window.Height; y++)
                {
                    for (int x = 0; x < window.Width; x++)
                    {
                        // Integer division truncates: the smaller margin comes first, cropping or padding.
                        int sy = y + (size.Height - window.Height) / 2, sx = x + (size.Width - window.Width) / 2;
                        bool inside = sy >= 0 && sx >= 0 && sy < size.Height && sx < size.Width;
                        Assert.AreEqual(inside ? source[sy * size.Width + sx] : -1, cropped[y * window.Width + x], $"{size} to {window} at {y}, {x}");
                    }
                }
            }
        }
    }

    [TestMethod]
    public void Around_BeamCentre_PutsItsPixelInTheMiddle()
    {
        float[] source = [.. Enumerable.Range(0, 100).Select(i => (float)i)];
        var window = new float[9];
        FrameCrop.Around(source, new FrameSize(10, 10), 0, centerX: 6.2, centerY: 2.9, window, new FrameSize(3, 3));
        Assert.AreEqual(36, window[4]);
        Assert.AreEqual(25, window[0]);
    }

    [TestMethod]
    public void Around_CentreFarOutside_FillsEverything()
    {
        foreach (double far in (ReadOnlySpan<double>)[1e300, -1e300, 5e9, -5e9, 100])
        {
            var window = new float[4];
            FrameCrop.Around(new float[9], new FrameSize(3, 3), 7, far, 1, window, new FrameSize(2, 2));
            CollectionAssert.AreEqual(new float[] { 7, 7, 7, 7 }, window);
            FrameCrop.Around(new float[9], new FrameSize(3, 3), 7, 1, far, window, new FrameSize(2, 2));
            CollectionAssert.AreEqual(new float[] { 7, 7, 7, 7 }, window);
        }
    }

    [TestMethod]
    public void Around_CentreIsNaN_Throws()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => FrameCrop.Around(new float[1], new FrameSize(1, 1), 0, double.NaN, 0, new float[1], new FrameSize(1, 1)));
        StringAssert.Contains(error.Message, "'centerX' is NaN; it must be finite");
    }
}
