using System.Globalization;

namespace Xfel.ML.Numerics.Tests.Rendering;

[TestClass]
public sealed class FrameRendererTests
{
    private static readonly FrameSize Size = new(17, 23);

    [TestMethod]
    public void Render_DefaultOptions_IsIntensityScaleThenJpegStep()
    {
        float[] frame = Photons(Size);
        var grey = new byte[frame.Length];
        IntensityScale.Render(frame, 10, grey);
        JpegQuantization.RoundTrip(grey, Size, 75, grey);
        CollectionAssert.AreEqual(grey, Render(frame, new RenderOptions(), null));
    }

    [TestMethod]
    public void Render_GainAndOffset_CountsPhotons()
    {
        float[] frame = Photons(Size);
        float[] units = Array.ConvertAll(frame, photons => photons * 40 + 500);
        var options = new RenderOptions { Quality = 0 };
        CollectionAssert.AreEqual(Render(frame, options, null), Render(units, options with { GainAduPerPhoton = 40, Offset = 500 }, null));
    }

    [TestMethod]
    public void Render_MaskedPixels_AreZeroBeforeTheJpegStep()
    {
        float[] frame = Photons(Size);
        bool[] good = [.. frame.Select((_, i) => i % 3 != 0)];
        var mask = new Mask(Size, good);
        byte[] grey = Render(frame, new RenderOptions { Quality = 0 }, mask);
        for (int i = 0; i < grey.Length; i += 3)
            Assert.AreEqual(0, grey[i]);
        JpegQuantization.RoundTrip(grey, Size, 75, grey);
        CollectionAssert.AreEqual(grey, Render(frame, new RenderOptions(), mask));
    }

    [TestMethod]
    public void Render_BadPixels_AreDefined()
    {
        float[] frame = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -3];
        var grey = new byte[4];
        FrameRenderer.Render(frame, new FrameSize(2, 2), new RenderOptions { Quality = 0, GainAduPerPhoton = 2, Offset = 1 }, null, grey);
        CollectionAssert.AreEqual(new byte[] { 0, 255, 0, 0 }, grey);
    }

    [TestMethod]
    public void Render_ManyFrames_AllocatesNothing()
    {
        float[] frame = Photons(Size);
        var mask = new Mask(Size, [.. frame.Select((_, i) => i % 3 != 0)]);
        var options = new RenderOptions { Offset = 1 };
        var grey = new byte[frame.Length];
        FrameRenderer.Render(frame, Size, options, mask, grey);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
            FrameRenderer.Render(frame, Size, options, mask, grey);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void Render_SeveralBadOptions_AreReportedTogetherInAnyCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            var options = new RenderOptions { Scale = -0.5f, GainAduPerPhoton = float.NaN, Offset = float.PositiveInfinity, Quality = 101 };
            var error = Assert.ThrowsExactly<ArgumentException>(() => FrameRenderer.Render(new float[1], new FrameSize(1, 1), options, null, new byte[1]));
            StringAssert.Contains(error.Message, "Scale is -0.5; it must be finite and positive; GainAduPerPhoton is NaN");
            StringAssert.Contains(error.Message, "Offset is Infinity");
            StringAssert.Contains(error.Message, "Quality is 101; it must be 1 to 100, or 0 for no JPEG step.");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestMethod]
    public void Render_MaskOfAnotherSize_Throws()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(
            () => FrameRenderer.Render(new float[4], new FrameSize(2, 2), new RenderOptions(), Mask.AllGood(new FrameSize(1, 4)), new byte[4]));
        StringAssert.Contains(error.Message, "The mask is 1 x 4; the frame is 2 x 2.");
    }

    private static byte[] Render(float[] frame, RenderOptions options, Mask? mask)
    {
        var grey = new byte[frame.Length];
        FrameRenderer.Render(frame, Size, options, mask, grey);
        return grey;
    }

    private static float[] Photons(FrameSize size)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, size.PixelCount).Select(_ => (float)Math.Max(0, random.Next(20) - 8))];
    }
}
