using Xfel.ML.Numerics.Tests.Rendering;

namespace Xfel.ML.Formats.Tests.Images;

[TestClass]
public sealed class PngReadTests
{
    [TestMethod]
    public void ReadGrey_EveryTypeDepthAndFilter_EqualsNumpyAndPillow()
    {
        string[] names = [.. GoldenImages.Names(".png")];
        Assert.AreEqual(44, names.Length);
        foreach (string name in names)
        {
            float[] grey = PngFile.ReadGrey(GoldenImages.File(name), out FrameSize size);
            CollectionAssert.AreEqual(GoldenImages.Expected(name, out FrameSize expected), grey, name);
            Assert.AreEqual(expected, size, name);
        }
    }
}
