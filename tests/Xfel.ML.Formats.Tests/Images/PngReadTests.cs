using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
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

    [TestMethod]
    [DataRow("073560.png")]
    [DataRow("foo.png")]
    public void ReadGrey_MeasuredShots_EqualsPillow(string name)
    {
        string[] golden = File.ReadLines(GoldenImages.File("hawk_digests.txt")).Select(line => line.Split(' ')).Single(fields => fields[0] == name);
        float[] grey = PngFile.ReadGrey(SharedData.Require("hawk_flash_ccd/" + name), out FrameSize size);
        Assert.AreEqual($"{golden[1]} x {golden[2]}", size.ToString());
        int[] luma = Array.ConvertAll(grey, value => (int)Math.Round(1000.0 * value));
        if (!BitConverter.IsLittleEndian)
            luma = Array.ConvertAll(luma, BinaryPrimitives.ReverseEndianness);
        Assert.AreEqual(golden[3], Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<int>(luma))));
    }

    [TestMethod]
    [DataRow("photons", 61, 64)]
    [DataRow("noise", 17, 23)]
    [DataRow("gradient", 400, 290)]
    [DataRow("saturated", 1, 1)]
    public void ReadGrey_OwnFiles_GivesWhatWasWritten(string content, int height, int width)
    {
        var size = new FrameSize(height, width);
        byte[] levels = JpegImages.Make(content, size);
        float[] expected = Array.ConvertAll(levels, level => (float)level);
        var grey = new MemoryStream();
        PngFile.WriteGrey(grey, levels, size);
        CollectionAssert.AreEqual(expected, Read(grey.ToArray(), out FrameSize found));
        Assert.AreEqual(size, found);

        var color = new MemoryStream();
        PngFile.WriteRgb(color, [.. levels.SelectMany(level => new[] { level, level, level })], size);
        CollectionAssert.AreEqual(expected, Read(color.ToArray(), out _), "grey in colour keeps its exact value");
    }

    [TestMethod]
    public void ReadGrey_CutAnywhere_SaysSo()
    {
        byte[] file = File.ReadAllBytes(GoldenImages.File("rgb8_many_chunks.png"));
        for (int length = 8; length < file.Length; length++)
            StringAssert.Contains(Fault(file[..length]), $"found a PNG image that is cut off after {length} bytes; expected a whole one, which ends with the chunk IEND;");
    }

    [TestMethod]
    public void ReadGrey_FlippedBit_IsAFault()
    {
        byte[] file = File.ReadAllBytes(GoldenImages.File("grey8.png"));
        for (int i = 8; i < file.Length; i++)
        {
            file[i] ^= 4;
            Assert.ThrowsExactly<FrameFileException>(() => Read(file, out _), $"byte {i}");
            file[i] ^= 4;
        }
    }

    [TestMethod]
    public void ReadGrey_WrongChecksum_NamesTheChunk()
    {
        byte[] file = PngBytes.Make(PngBytes.Header(1, 1, 8, 0), PngBytes.Data(0, 9), PngBytes.End);
        file[45] ^= 1; // a byte of IDAT, which begins behind signature and header
        StringAssert.Contains(Fault(file), "whose chunk 'IDAT' at byte 33 does not match its checksum");
    }

    [TestMethod]
    [DataRow(3, 0)]
    [DataRow(16, 3)]
    [DataRow(4, 2)]
    [DataRow(8, 5)]
    [DataRow(8, 1)]
    public void ReadGrey_UnknownTypeOrDepth_SaysSo(int depth, int color) => StringAssert.Contains(
        Fault(PngBytes.Make(PngBytes.Header(1, 1, depth, color), PngBytes.Data(0, 0), PngBytes.End)), $"found a PNG image of colour type {color} with {depth} bits;");

    [TestMethod]
    [DataRow(0u, 5u)]
    [DataRow(5u, 0u)]
    [DataRow(65536u, 1u)]
    [DataRow(1u, uint.MaxValue)]
    [DataRow(20000u, 20000u)]
    public void ReadGrey_EmptyOrTooLarge_IsRefusedBeforeAnythingIsAllocated(uint width, uint height)
    {
        byte[] file = PngBytes.Make(PngBytes.Header(width, height, 8, 0), PngBytes.Data(0, 0), PngBytes.End);
        StringAssert.Contains(Fault(file), $"found a PNG image of {height} x {width} pixels; expected sides of 1 to 65535 pixels");
    }

    [TestMethod]
    public void ReadGrey_MorePixelsThanTheDataCanGive_IsRefusedBeforeAnythingIsAllocated()
    {
        byte[] file = PngBytes.Make(PngBytes.Header(8000, 8000, 16, 6), PngBytes.Data(new byte[100]), PngBytes.End);
        long before = GC.GetAllocatedBytesForCurrentThread();
        StringAssert.Contains(Fault(file), "enough for the 512008000 bytes of its rows");
        Assert.IsTrue(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }

    [TestMethod]
    public void ReadGrey_BrokenContent_SaysWhatIsWrong()
    {
        Check("whose pixel data end in row 1;", PngBytes.Header(2, 3, 8, 0), PngBytes.Data(0, 1, 2));
        Check("with the filter 5 in row 1;", PngBytes.Header(2, 2, 8, 0), PngBytes.Data(0, 1, 2, 5, 1, 2));
        Check("compressed data are damaged", PngBytes.Header(2, 2, 8, 0), ("IDAT", [0x78, 0x9C, 0xFF, 0xFF, 0xFF]));
        Check("with 0 bytes of pixel data;", PngBytes.Header(2, 2, 8, 0));
        Check("with a palette of 0 bytes; expected 3 for each of 1 to 4 colours;", PngBytes.Header(2, 2, 2, 3), PngBytes.Data(0, 0, 0, 0));
        Check("with a palette of 4 bytes;", PngBytes.Header(2, 2, 2, 3), ("PLTE", new byte[4]), PngBytes.Data(0, 0, 0, 0));
        Check("with a colour in row 1 that its palette lacks;", PngBytes.Header(2, 2, 8, 3), ("PLTE", new byte[6]), PngBytes.Data(0, 0, 1, 0, 2, 1));
        Check("with the chunk 'CgBI', without which", PngBytes.Header(1, 1, 8, 0), ("CgBI", new byte[4]), PngBytes.Data(0, 0));
        Check("with the chunk 'IHDR'", PngBytes.Header(1, 1, 8, 0), PngBytes.Header(1, 1, 8, 0), PngBytes.Data(0, 0));
        Check("that begins with the chunk 'IDAT';", PngBytes.Data(0, 0));
        Check("a PNG header of 3 bytes;", ("IHDR", new byte[3]));
        Check("interlace 2;", PngBytes.Header(1, 1, 8, 0, interlace: 2));

        static void Check(string found, params (string, byte[])[] chunks) => StringAssert.Contains(Fault(PngBytes.Make([.. chunks, PngBytes.End])), found);
    }

    [TestMethod]
    public void ReadGrey_AnotherFormat_NamesIt()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.png"), "no image");
        string jpeg = GoldenImages.File("jpeg_grey.jpg");
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => PngFile.ReadGrey(folder.File("a.png"), out _)).Message, "found a text file; expected a PNG or JPEG image;");
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => PngFile.ReadGrey(jpeg, out _)).Message, "found a JPEG image; expected a PNG image;");
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => PngFile.ReadGrey(folder.File("none"), out _)).Message, "found no such file");
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => PngFile.ReadGrey(folder.Path, out _)).Message, "found a folder");
    }

    [TestMethod]
    public void Open_SingleImage_IsOneFrame()
    {
        using IFrameSource source = FrameFile.Open(GoldenImages.File("rgb16_adam7.png"));
        Assert.AreEqual("PNG file: 1 frame of 11 x 13, uint16 RGB", source.Describe());
        var pixels = new float[source.Size.PixelCount];
        Assert.IsNull(source.TryRead(0, pixels));
        CollectionAssert.AreEqual(GoldenImages.Expected("rgb16_adam7.png", out _), pixels);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => source.TryRead(1, pixels));
        Assert.ThrowsExactly<ArgumentException>(() => source.TryRead(0, new float[3]));
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(GoldenImages.File("grey8.png"), "a")).Message, "found an image, which has no named data sets;");
    }

    private static float[] Read(byte[] file, out FrameSize size) => PngFile.ReadGrey(new MemoryStream(file), "image", out size);

    private static string Fault(byte[] file) => Assert.ThrowsExactly<FrameFileException>(() => Read(file, out _)).Message;
}
