using Xfel.ML.Numerics.Tests.Rendering;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Formats.Tests.Images;

[TestClass]
public sealed class PngFileTests
{
    private const string Decode = """
        import sys, PIL.Image
        image = PIL.Image.open(sys.argv[1])
        image.verify()
        image = PIL.Image.open(sys.argv[1])
        print(image.mode, image.size, image.tobytes().hex())
        """;

    [TestMethod]
    [DataRow("photons", 61, 64)]
    [DataRow("noise", 17, 23)]
    [DataRow("gradient", 40, 9)]
    [DataRow("checkerboard", 1, 1)]
    public void WriteGrey_DecodedByPillow_IsTheImage(string content, int height, int width)
    {
        using var folder = new TemporaryFolder();
        var size = new FrameSize(height, width);
        byte[] grey = JpegImages.Make(content, size);
        AtomicFile.Write(folder.File("grey.png"), stream => PngFile.WriteGrey(stream, grey, size));
        Assert.AreEqual($"L ({width}, {height}) {Convert.ToHexStringLower(grey)}", Python.Run(["PIL.Image"], Decode, folder.File("grey.png")));
    }

    [TestMethod]
    public void WriteRgb_DecodedByPillow_IsTheImage()
    {
        using var folder = new TemporaryFolder();
        var size = new FrameSize(21, 13);
        byte[] rgb = JpegImages.Make("gradient", new FrameSize(21, 39));
        AtomicFile.Write(folder.File("rgb.png"), stream => PngFile.WriteRgb(stream, rgb, size));
        Assert.AreEqual($"RGB (13, 21) {Convert.ToHexStringLower(rgb)}", Python.Run(["PIL.Image"], Decode, folder.File("rgb.png")));
    }

    [TestMethod]
    public void WriteGrey_WrongLength_Throws() =>
        Assert.ThrowsExactly<ArgumentException>(() => PngFile.WriteGrey(Stream.Null, new byte[3], new FrameSize(2, 2)));
}
