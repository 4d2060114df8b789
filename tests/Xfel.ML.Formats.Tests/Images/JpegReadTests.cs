using Xfel.ML.Formats.Internals;
using Xfel.ML.Numerics.Tests.Rendering;

namespace Xfel.ML.Formats.Tests.Images;

[TestClass]
public sealed class JpegReadTests
{
    [TestInitialize]
    public void RequireLibrary()
    {
        JpegLibrary.Require();
    }

    [TestMethod]
    public void ReadGrey_GreyAndColour_EqualsPillow()
    {
        string[] names = [.. GoldenImages.Names(".jpg").Where(name => name != "jpeg_cmyk.jpg")];
        Assert.AreEqual(8, names.Length);
        foreach (string name in names)
        {
            float[] grey = JpegFile.ReadGrey(GoldenImages.File(name), out FrameSize size);
            float[] expected = GoldenImages.Expected(name, out FrameSize expectedSize);
            Assert.AreEqual(expectedSize, size, name);

            // The decoder need not be the one that made the golden values; the standard allows it a level.
            for (int i = 0; i < grey.Length; i++)
                Assert.AreEqual(expected[i], grey[i], 1f, $"{name}, pixel {i}");
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(75)]
    [DataRow(100)]
    public void ReadGrey_OwnFiles_EqualsTheQuantisationKernel(int quality)
    {
        var size = new FrameSize(61, 47);
        byte[] levels = JpegImages.Make("photons", size);
        var file = new MemoryStream();
        JpegFile.WriteGrey(file, levels, size, quality);
        file.Position = 0;
        var expected = new byte[levels.Length];
        JpegQuantization.RoundTrip(levels, size, quality, expected);
        CollectionAssert.AreEqual(Array.ConvertAll(expected, level => (float)level), JpegFile.ReadGrey(file, "image", out FrameSize found));
        Assert.AreEqual(size, found);
    }

    [TestMethod]
    [DataRow("jpeg_grey.jpg")]
    [DataRow("jpeg_420.jpg")]
    [DataRow("jpeg_420_progressive.jpg")]
    public void ReadGrey_CutAnywhere_IsAFaultInTheLibrarysWords(string name)
    {
        byte[] file = File.ReadAllBytes(GoldenImages.File(name));
        for (int length = 3; length < file.Length; length++)
        {
            string fault = Fault(file[..length]);
            if (!fault.Contains("found a JPEG image that ends before it says its size;"))
                StringAssert.Contains(fault, "found a JPEG image that libjpeg-turbo refuses (", $"{length} bytes");
        }

        StringAssert.Contains(Fault(file[..^2]), "Premature end of JPEG file");
    }

    [TestMethod]
    public void ReadGrey_PrintingInks_SaysSo() => StringAssert.Contains(Fault(File.ReadAllBytes(GoldenImages.File("jpeg_cmyk.jpg"))), "found a JPEG image of printing inks (CMYK);");

    [TestMethod]
    public void ReadGrey_MorePixelsThanTheDataCanGive_IsRefusedBeforeAnythingIsAllocated()
    {
        byte[] file = File.ReadAllBytes(GoldenImages.File("jpeg_grey.jpg"));
        SetSide(file, 5, 10000);
        SetSide(file, 7, 12000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        StringAssert.Contains(Fault(file), $"found a JPEG image of 10000 x 12000 in {file.Length} bytes;");
        SetSide(file, 7, 65500);
        StringAssert.Contains(Fault(file), "found a JPEG image of 10000 x 65500 pixels;");
        Assert.IsTrue(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }

    [TestMethod]
    public void Open_SingleImage_IsOneFrame()
    {
        using IFrameSource source = FrameFile.Open(GoldenImages.File("jpeg_422.jpg"));
        Assert.AreEqual("JPEG file: 1 frame of 31 x 29, uint8 RGB", source.Describe());
        Assert.IsNull(source.TryRead(0, new float[source.Size.PixelCount]));
    }

    private static string Fault(byte[] file) => Assert.ThrowsExactly<FrameFileException>(() => JpegFile.ReadGrey(new MemoryStream(file), "image", out _)).Message;

    /// <summary>Overwrites height (at 5) or width (at 7) in the frame header.</summary>
    private static void SetSide(byte[] file, int at, int side)
    {
        int header = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        file[header + at] = (byte)(side >> 8);
        file[header + at + 1] = (byte)side;
    }
}
