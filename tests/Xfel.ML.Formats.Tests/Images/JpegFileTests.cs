using Xfel.ML.Numerics.Tests.Rendering;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Formats.Tests.Images;

[TestClass]
public sealed class JpegFileTests
{
    private const string Decode = """
        import sys, PIL.Image
        image = PIL.Image.open(sys.argv[1])
        print(image.mode, image.size, image.tobytes().hex())
        """;

    [TestMethod]
    [DataRow("photons", 61, 64)]
    [DataRow("noise", 17, 23)]
    [DataRow("saturated", 8, 8)]
    [DataRow("gradient", 1, 1)]
    public void WriteGrey_DecodedByLibjpegTurbo_EqualsTheQuantisationKernel(string content, int height, int width)
    {
        var size = new FrameSize(height, width);
        byte[] grey = JpegImages.Make(content, size);
        foreach (int quality in (int[])[1, 10, 50, 75, 95, 100])
        {
            var file = new MemoryStream();
            JpegFile.WriteGrey(file, grey, size, quality);
            var expected = new byte[grey.Length];
            JpegQuantization.RoundTrip(grey, size, quality, expected);
            CollectionAssert.AreEqual(expected, TurboJpeg.Decode(file.ToArray(), size), $"quality {quality}");
        }
    }

    [TestMethod]
    [DataRow(75)]
    [DataRow(100)]
    public void WriteGrey_DecodedByPillow_EqualsTheQuantisationKernel(int quality)
    {
        using var folder = new TemporaryFolder();
        var size = new FrameSize(33, 50);
        byte[] grey = JpegImages.Make("photons", size);
        AtomicFile.Write(folder.File("grey.jpg"), stream => JpegFile.WriteGrey(stream, grey, size, quality));
        var expected = new byte[grey.Length];
        JpegQuantization.RoundTrip(grey, size, quality, expected);
        Assert.AreEqual($"L (50, 33) {Convert.ToHexStringLower(expected)}", Python.Run(["PIL.Image"], Decode, folder.File("grey.jpg")));
    }

    [TestMethod]
    public void WriteGrey_SameSettings_WritesTheEntropyCodedBytesOfLibjpegTurbo()
    {
        var size = new FrameSize(64, 61);
        byte[] grey = JpegImages.Make("noise", size);
        var file = new MemoryStream();
        JpegFile.WriteGrey(file, grey, size, 75);
        byte[] theirs = TurboJpeg.Encode(grey, size, 75);
        CollectionAssert.AreEqual(Scan(theirs), Scan(file.ToArray()));

        static byte[] Scan(byte[] jpeg) => jpeg[jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA])..];
    }

    [TestMethod]
    public void WriteRgb_DecodedByPillow_IsTheImage()
    {
        using var folder = new TemporaryFolder();
        var size = new FrameSize(19, 30);
        var rgb = new byte[3 * size.PixelCount];
        for (int i = 0; i < size.PixelCount; i++)
            (rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]) = ((byte)(8 * (i % 30)), (byte)(12 * (i / 30)), (byte)(255 - 8 * (i % 30)));
        AtomicFile.Write(folder.File("rgb.jpg"), stream => JpegFile.WriteRgb(stream, rgb, size, 100));
        string[] fields = Python.Run(["PIL.Image"], Decode, folder.File("rgb.jpg")).Split(' ');
        Assert.AreEqual("RGB", fields[0]);
        byte[] decoded = Convert.FromHexString(fields[^1]);
        for (int i = 0; i < rgb.Length; i++)
            Assert.AreEqual(rgb[i], decoded[i], 4, $"byte {i}");
    }

    [TestMethod]
    public void WriteGrey_BadArguments_SayWhatIsWrong()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => JpegFile.WriteGrey(Stream.Null, new byte[3], new FrameSize(2, 2)));
        StringAssert.Contains(error.Message, "The image holds 3 bytes; 2 x 2 pixels of 1 channel(s) need 4.");
        Assert.ThrowsExactly<ArgumentException>(() => JpegFile.WriteGrey(Stream.Null, [], new FrameSize(0, 2)));
        Assert.ThrowsExactly<ArgumentException>(() => JpegFile.WriteGrey(Stream.Null, new byte[70000], new FrameSize(1, 70000)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => JpegFile.WriteGrey(Stream.Null, new byte[4], new FrameSize(2, 2), 0));
    }
}
