using Xfel.ML.Formats;
using Xfel.ML.Numerics;

namespace Xfel.ML.Tests.Correlation;

[TestClass]
public sealed class CorrelationPicturesTests
{
    [TestMethod]
    public void Encode_StrongestValues_AreFullColourAndZeroIsWhite()
    {
        byte[] png = CorrelationPictures.Encode([5, -5, 0, 0], new FrameSize(2, 2));

        // Luma of red 76.245, of blue 29.07, of white 255.
        float[] grey = PngFile.ReadGrey(new MemoryStream(png), "map", out FrameSize size);
        Assert.AreEqual(new FrameSize(2, 2), size);
        Assert.AreEqual(76.245f, grey[0], 0.01f);
        Assert.AreEqual(29.07f, grey[1], 0.01f);
        Assert.AreEqual(255f, grey[2], 0.01f);
    }

    [TestMethod]
    public void Encode_NothingThere_IsWhite()
    {
        float[] grey = PngFile.ReadGrey(new MemoryStream(CorrelationPictures.Encode(new float[9], new FrameSize(3, 3))), "map", out _);
        Assert.IsTrue(grey.All(value => value == 255));
        Assert.ThrowsExactly<ArgumentException>(() => CorrelationPictures.Encode(new float[8], new FrameSize(3, 3)));
    }
}
