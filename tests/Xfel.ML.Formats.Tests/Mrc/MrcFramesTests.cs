namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class MrcFramesTests
{
    [TestMethod]
    [DataRow("mode1_big.mrc", "MRC file: 3 frames of 4 x 5, int16", "MRC: 'MAP' at byte 208|mode 1, int16, big-endian by its machine stamp|image stack: space group 0")]
    [DataRow("volume.mrc", "MRC file: 3 frames of 4 x 5, float32", "MRC: 'MAP' at byte 208|mode 2, float32, little-endian by its machine stamp|volume: space group 1")]
    [DataRow("image.mrc", "MRC file: 1 frame of 4 x 5, float32", "MRC: 'MAP' at byte 208|mode 2, float32, little-endian by its machine stamp|image: space group 0, one section")]
    [DataRow("mode0_little.mrc", "MRC file: 3 frames of 4 x 5, int8", "MRC: 'MAP' at byte 208|mode 0, int8 by the standard, little-endian by its machine stamp|image stack: space group 0")]
    [DataRow("mode0_big.mrc", "MRC file: 3 frames of 4 x 5, int8", "MRC: 'MAP' at byte 208|mode 0, int8 by the standard, big-endian by its machine stamp|image stack: space group 0")]
    [DataRow("no_stamp_big.mrc", "MRC file: 3 frames of 4 x 5, int16", "MRC: 'MAP' at byte 208|mode 1, int16, big-endian by its lengths: there is no machine stamp|image stack: space group 0")]
    [DataRow("wrong_stamp.mrc", "MRC file: 3 frames of 4 x 5, int16", "MRC: 'MAP' at byte 208|mode 1, int16, little-endian by its lengths: the machine stamp 11 11 is wrong|image stack: space group 0")]
    [DataRow("extended.mrc", "MRC file: 3 frames of 4 x 5, int16", "MRC: 'MAP' at byte 208|mode 1, int16, little-endian by its machine stamp|image stack: space group 0|extended header of 72 bytes of type SERI, skipped")]
    public void Open_MrcFile_EverySectionIsAFrame(string name, string description, string recognized)
    {
        using IFrameSource source = FrameFile.Open(MrcGolden.File(name));
        Assert.AreEqual(description, source.Describe());
        Assert.AreEqual(recognized, string.Join('|', source.Facts.Recognized));
        Assert.AreEqual(("MRC", "", false), (source.Format, source.DataSet, source.HasMask));
        var pixels = new float[20];
        for (int i = source.Count - 1; i >= 0; i--)
        {
            Assert.IsNull(source.TryRead(i, pixels));
            CollectionAssert.AreEqual(MrcGolden.Signed[(20 * i)..(20 * i + 20)], pixels);
        }
    }

    [TestMethod]
    public void Facts_CellAndLabels_AreTold()
    {
        using IFrameSource source = FrameFile.Open(MrcGolden.File("image.mrc"));
        Assert.AreEqual(1.25e-10, source.Facts.PixelWidth!.Value, 1e-20);
        Assert.AreEqual(2.5e-10, source.Facts.PixelHeight!.Value, 1e-20);
        Assert.AreEqual("Made by make_golden.py", source.Facts.Notes["label 1"]);
        using var folder = new TemporaryFolder();
        MrcFile.Write(folder.File("map.mrc"), new MrcMap { Columns = 1, Rows = 1, Values = [1] });
        File.AppendAllText(folder.File("map.mrc"), "more");
        using IFrameSource none = FrameFile.Open(folder.File("map.mrc"));
        Assert.IsNull(none.Facts.PixelWidth);
        Assert.AreEqual("4 bytes after the data, ignored", none.Facts.Recognized[^1]);
    }

    [TestMethod]
    [DataRow(640)]
    [DataRow(896)]
    [DataRow(1152)]
    [DataRow(1408)]
    [DataRow(0x8B1F)]
    public void Open_WidthThatLooksLikeAnotherFormat_IsStillMrc(int width)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("micrograph.mrc");
        MrcFile.Write(path, new MrcMap { Columns = width, Rows = 1, Values = new float[width], Mode = MrcMode.Int8 });
        using IFrameSource source = FrameFile.Open(path);
        Assert.AreEqual(new FrameSize(1, width), source.Size);
    }

    [TestMethod]
    public void Open_OtherAxes_SaysHowToRead() =>
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(MrcGolden.File("axes_312.mrc"))).Message,
            "found columns, rows and sections along z, x and y; expected x, y and z, so that a section is a frame; bring it into that order with MrcFile.Read and MrcFile.Write");

    [TestMethod]
    public void Open_DataSetNamed_SaysThatThereIsNone() =>
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(MrcGolden.File("image.mrc"), "frames")).Message, "leave the data set's name out");

    [TestMethod]
    public void Open_DamagedFile_IsNotKeptOpen()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("cut.mrc");
        File.WriteAllBytes(path, File.ReadAllBytes(MrcGolden.File("mode2_little.mrc"))[..1100]);
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path)).Message, "found 0 whole sections");
        using FileStream exclusive = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [TestMethod]
    public void TryRead_FileCutWhileOpen_GivesAReason()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("growing.mrc");
        File.Copy(MrcGolden.File("mode2_little.mrc"), path);
        using IFrameSource source = FrameFile.Open(path);
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            file.SetLength(1110);
        var pixels = new float[20];
        Assert.IsNull(source.TryRead(0, pixels));
        Assert.AreEqual("unreadable: the data end within it", source.TryRead(1, pixels));
    }

    [TestMethod]
    public void TryRead_BeyondTwoGigabytes_FindsTheSection()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("stack.mrc");
        const int Sections = 600_000, Section = 64 * 64;
        MrcFile.Write(path, new MrcMap { Columns = 64, Rows = 64, Values = new float[Section], Mode = MrcMode.Int8 });
        using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite))
        {
            // A file with a hole: it takes no room on the disk.
            file.Position = 8;
            file.Write(BitConverter.GetBytes(Sections));
            file.SetLength(1024 + (long)Sections * Section);
            file.Position = file.Length - 1;
            file.WriteByte(77);
        }

        using IFrameSource source = FrameFile.Open(path);
        var pixels = new float[Section];
        Assert.IsNull(source.TryRead(source.Count - 1, pixels));
        Assert.AreEqual((77f, 77f), (pixels[^1], pixels.Sum()));
    }

    [TestMethod]
    public void TryRead_ManyThreads_GiveTheSame()
    {
        using IFrameSource source = FrameFile.Open(MrcGolden.File("mode12_big.mrc"));
        Parallel.For(0, 300, i =>
        {
            var pixels = new float[20];
            Assert.IsNull(source.TryRead(i % 3, pixels));
            CollectionAssert.AreEqual(MrcGolden.Signed[(20 * (i % 3))..(20 * (i % 3) + 20)], pixels);
        });
    }

    [TestMethod]
    [DataRow("mode1_little.mrc")]
    [DataRow("mode2_big.mrc")]
    public void TryRead_SteadyState_AllocatesNothing(string name)
    {
        using IFrameSource source = FrameFile.Open(MrcGolden.File(name));
        var pixels = new float[20];
        source.TryRead(0, pixels);
        Assert.AreEqual(0, SteadyState.AllocatedBytes(() =>
        {
            for (int i = 0; i < 3; i++)
                source.TryRead(i, pixels);
        }));
    }
}
