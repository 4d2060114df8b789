namespace Xfel.ML.Formats.Tests.Images;

[TestClass]
public sealed class JpegReadTests
{
    [TestMethod]
    public void ReadGrey_GreyAndColour_EqualsPillow()
    {
        string[] names = [.. GoldenImages.Names(".jpg").Where(name => name != "jpeg_cmyk.jpg")];
        Assert.AreEqual(8, names.Length);
        foreach (string name in names)
        {
            float[] grey = JpegFile.ReadGrey(GoldenImages.File(name), out FrameSize size);
            CollectionAssert.AreEqual(GoldenImages.Expected(name, out FrameSize expected), grey, name);
            Assert.AreEqual(expected, size, name);
        }
    }
}
