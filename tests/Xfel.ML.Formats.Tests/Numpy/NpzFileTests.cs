using System.IO.Compression;
using Xfel.ML.Formats.Internals;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class NpzFileTests
{
    [TestMethod]
    [DataRow("stored.npz")]
    [DataRow("deflated.npz")]
    public void Open_FramesWithLabels_ReadsBothInAnyOrder(string name)
    {
        using IFrameSource source = FrameFile.Open(Golden.File(name));
        Assert.AreEqual("NPZ file, data set 'frames': 3 frames of 2 x 4, float32, 3 classes", source.Describe());
        CollectionAssert.AreEqual(new[] { 0, 2, 1 }, source.Labels!.Values.ToArray());
        CollectionAssert.AreEqual(new[] { "bad", "single", "d\u00f6uble" }, source.Labels.ClassNames.ToArray());
        CollectionAssert.AreEqual(new long[] { 7, 7, 9 }, source.Labels.ModelIds!.ToArray());
        Assert.IsNull(source.Labels.Indicators);
        var pixels = new float[8];
        foreach (int index in (int[])[0, 1, 2, 0, 2, 1])
        {
            Assert.IsNull(source.TryRead(index, pixels));
            CollectionAssert.AreEqual(Golden.Frame(index), pixels);
        }
    }

    [TestMethod]
    public void Open_MultiLabelFile_GivesIndicators()
    {
        using IFrameSource source = FrameFile.Open(Golden.File("multi_label.npz"));
        Assert.AreEqual(0, source.Labels!.Values.Count);
        CollectionAssert.AreEqual(new[] { "streak", "ring" }, source.Labels.ClassNames.ToArray());
        CollectionAssert.AreEqual(new[] { true, false }, source.Labels.Indicators![0].ToArray());
        CollectionAssert.AreEqual(new[] { true, true }, source.Labels.Indicators[1].ToArray());
        StringAssert.Contains(source.Describe(), "2 labels per frame");
    }

    [TestMethod]
    public void Open_OnlyOneStackOfAnotherName_TakesIt()
    {
        using IFrameSource source = FrameFile.Open(Golden.File("other_name.npz"));
        Assert.AreEqual("intensities", source.DataSet);
        Assert.IsNull(source.Labels);
    }

    [TestMethod]
    public void Open_NamedDataSet_TakesThatOne()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("two.npz");
        NpzFile.Write(path, writer =>
        {
            writer.Write<float>("a", new float[8], 1, 2, 4);
            writer.Write<float>("b", new float[18], 2, 3, 3);
        });
        using IFrameSource source = FrameFile.Open(path, "b");
        Assert.AreEqual(new FrameSize(3, 3), source.Size);
        var ambiguous = Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path));
        StringAssert.Contains(ambiguous.Message, "found 2 arrays that could hold the frames, 'a', 'b'; expected one named 'frames'; name the one to read");
        var missing = Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path, "c"));
        StringAssert.Contains(missing.Message, "data set 'c': found no such array among 'a', 'b'");
    }

    [TestMethod]
    public void Open_EveryMemberIsAFrame_ReportsTheOddOnes()
    {
        using IFrameSource source = FrameFile.Open(Golden.File("members.npz"));
        Assert.AreEqual("NPZ file: 4 frames of 2 x 4, float32", source.Describe());
        var pixels = new float[8];
        Assert.IsNull(source.TryRead(1, pixels));
        CollectionAssert.AreEqual(Golden.Frame(1), pixels);
        Assert.AreEqual("'arr_2' is 3 x 3, the first frame is 2 x 4", source.TryRead(2, pixels));
        Assert.IsNull(source.TryRead(3, pixels));
        CollectionAssert.AreEqual(Golden.Frame(2), pixels);
    }

    [TestMethod]
    public void TryRead_MemberWithADamagedByte_IsABadFrame()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("damaged.npz");
        byte[] bytes = File.ReadAllBytes(Golden.File("members.npz"));
        int data = bytes.AsSpan().IndexOf("arr_1.npy"u8) + 165;
        bytes[data] ^= 0x40;
        File.WriteAllBytes(path, bytes);
        using IFrameSource source = FrameFile.Open(path);
        Assert.AreEqual(4, source.Count);
        StringAssert.Contains(source.TryRead(1, new float[8]), "checksum");
        Assert.IsNull(source.TryRead(0, new float[8]));
    }

    [TestMethod]
    public void TryRead_FirstMemberDamaged_TheNextSetsTheSize()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("damaged.npz");
        byte[] bytes = File.ReadAllBytes(Golden.File("members.npz"));
        bytes[bytes.AsSpan().IndexOf("NUMPY"u8)] = (byte)'n';
        File.WriteAllBytes(path, bytes);
        using IFrameSource source = FrameFile.Open(path);
        Assert.AreEqual("uint16", source.ElementType);
        StringAssert.Contains(source.TryRead(0, new float[8]), "found no NPY header");
        Assert.IsNull(source.TryRead(1, new float[8]));
    }

    [TestMethod]
    [DataRow("stored.npz")]
    [DataRow("deflated.npz")]
    public void TryRead_StackWithADamagedByte_IsNoticedAtItsEnd(string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("damaged.npz");
        byte[] bytes = File.ReadAllBytes(Golden.File(name));
        ZipMember member = ReadDirectory(bytes)[0];
        bytes[(int)(member.HeaderOffset + ZipDirectory.EntrySize + member.CompressedSize - 20)] ^= 0x10;
        File.WriteAllBytes(path, bytes);
        string? reason = null;
        try
        {
            using IFrameSource source = FrameFile.Open(path);
            for (int i = 0; i < 3 && reason is null; i++)
                reason = source.TryRead(i, new float[8]);
        }
        catch (FrameFileException exception)
        {
            reason = exception.Message;
        }

        Assert.IsNotNull(reason);
    }

    [TestMethod]
    public void Open_WrongLabels_SayWhatIsWrong()
    {
        using var folder = new TemporaryFolder();
        AssertRefused(folder, writer => writer.Write<int>("labels", [0, 1]), "data set 'labels': found labels of shape (2,); expected one for each of the 3 frames: (3,) or (3, K)");
        AssertRefused(folder, writer => writer.Write<int>("labels", [0, -1, 1]), "found the label -1");
        AssertRefused(folder, writer => writer.Write<double>("labels", [0, 0.5, 1]), "found the value 0.5; expected whole numbers");
        AssertRefused(folder, writer => writer.Write<double>("labels", [0, double.NaN, 1]), "found the value NaN");
        AssertRefused(folder, writer => writer.Write<int>("labels", [0, 1, 2, 1, 0, 1], 3, 2), "found the value 2 for frame 1; expected 0 or 1 for every class");
        AssertRefused(folder, writer => writer.WriteText("labels", ["a", "b", "c"]), "found an array of type '<U1'");
        AssertRefused(folder, writer => Labels(writer).WriteText("class_names", ["a", "b"]), "found the label 2; expected a class number from 0 to 1");
        AssertRefused(folder, writer => Labels(writer).Write<int>("class_names", [1, 2, 3]), "data set 'class_names': found an array of type '<i4'; expected text");
        AssertRefused(folder, writer => Labels(writer).Write<long>("model_id", [1]), "data set 'model_id': found an array of shape (1,)");

        static NpzWriter Labels(NpzWriter writer)
        {
            writer.Write<byte>("labels", [0, 1, 2]);
            return writer;
        }
    }

    [TestMethod]
    public void Open_LabelsWithoutNames_AreNumbered()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("numbered.npz");
        NpzFile.Write(path, writer =>
        {
            writer.Write<float>("frames", new float[12], 3, 2, 2);
            writer.Write<float>("labels", [2, 0, 0], 3, 1);
        });
        using IFrameSource source = FrameFile.Open(path);
        CollectionAssert.AreEqual(new[] { 2, 0, 0 }, source.Labels!.Values.ToArray());
        CollectionAssert.AreEqual(new[] { "0", "1", "2" }, source.Labels.ClassNames.ToArray());
    }

    [TestMethod]
    public void Open_ArchiveWithoutFrames_SaysSo()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("other.zip");
        using (var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
            archive.CreateEntry("manifest.json").Open().Dispose();
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path)).Message, "found a ZIP archive without arrays");
        NpzFile.Write(path, writer => writer.Write<float>("spectrum", new float[5]));
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path)).Message, "found 1 arrays of which none is a readable frame");
        NpzFile.Write(path, _ => { });
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path)).Message, "found a ZIP archive without arrays");
    }

    [TestMethod]
    public void Open_TruncatedArchive_SaysSo()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("cut.npz");
        byte[] bytes = File.ReadAllBytes(Golden.File("stored.npz"));
        for (int length = 4; length < bytes.Length; length += 13)
        {
            File.WriteAllBytes(path, bytes.AsSpan(0, length));
            var error = Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path));
            StringAssert.Contains(error.Message, "found a ZIP archive");
        }
    }

    [TestMethod]
    public void Open_MemberPromisesMoreThanItCanHold_IsRefused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("bomb.npz");
        byte[] bytes = File.ReadAllBytes(Golden.File("deflated.npz"));
        int entry = bytes.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(entry + 24), 0x7FFFFFF0);
        File.WriteAllBytes(path, bytes);
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path)).Message, "a member that promises 2147483632 bytes from");
    }

    [TestMethod]
    public void Write_FrameByFrame_IsReadByThisLibraryAndByNumpy()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("written.npz");
        WriteSample(path);
        using (IFrameSource source = FrameFile.Open(path))
        {
            var pixels = new float[6];
            Assert.IsNull(source.TryRead(3, pixels));
            CollectionAssert.AreEqual(new float[] { 3, 3, 3, 3, 3, 3 }, pixels);
        }

        CollectionAssert.AreEqual(new[] { "frames", "labels", "class_names", "single", "empty" }, NpzFile.Names(path).ToArray());
        CollectionAssert.AreEqual(new[] { "bad", "single", "d\u00f6uble", "\U0001F52C" }, NpzFile.ReadText(path, "class_names"));
        CollectionAssert.AreEqual(new long[] { 0, 1, 2, 1 }, NpzFile.ReadInt64(path, "labels", out _));
        CollectionAssert.AreEqual(new float[] { 0, 1, 0, 1 }, NpzFile.ReadSingle(path, "single", out _));
        Assert.AreEqual("(0, 3)", NpzFile.ReadHeader(path, "empty").ShapeText);
        Assert.AreEqual("""
            frames float32 (4, 2, 3) 36.0
            labels int32 (4,) [0, 1, 2, 1]
            class_names ['bad', 'single', 'd\xf6uble', '\U0001f52c']
            single bool (4,) [False, True, False, True]
            empty float64 (0, 3)
            None
            """.ReplaceLineEndings("\n"), Python.Run(["numpy"], """
            import numpy, sys, zipfile
            f = numpy.load(sys.argv[1])
            print("frames", f["frames"].dtype, f["frames"].shape, f["frames"].sum())
            print("labels", f["labels"].dtype, f["labels"].shape, f["labels"].tolist())
            print("class_names", ascii(f["class_names"].tolist()))
            print("single", f["single"].dtype, f["single"].shape, f["single"].tolist())
            print("empty", f["empty"].dtype, f["empty"].shape)
            print(zipfile.ZipFile(sys.argv[1]).testzip())
            """, path));
    }

    [TestMethod]
    public void Write_Twice_GivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        WriteSample(folder.File("a.npz"));
        WriteSample(folder.File("b.npz"));
        CollectionAssert.AreEqual(File.ReadAllBytes(folder.File("a.npz")), File.ReadAllBytes(folder.File("b.npz")));
    }

    [TestMethod]
    public void Write_SizesIn64Bits_AreReadByThisLibraryAndByNumpy()
    {
        // The records of archives over 4 GB, at a limit that makes them small.
        using var folder = new TemporaryFolder();
        string path = folder.File("large.npz");
        AtomicFile.Write(path, stream =>
        {
            var writer = new NpzWriter(new ZipWriter(stream, limit: 300));
            writer.Write<int>("labels", [1, 0]);
            writer.Write<float>("frames", [.. Enumerable.Range(0, 200).Select(i => (float)i)], 2, 10, 10);
            writer.Write<int>("model_id", [5, 6]);
            writer.Complete();
        });
        using IFrameSource source = FrameFile.Open(path);
        var pixels = new float[100];
        Assert.IsNull(source.TryRead(1, pixels));
        Assert.AreEqual(199, pixels[99]);
        CollectionAssert.AreEqual(new long[] { 5, 6 }, source.Labels!.ModelIds!.ToArray());
        Assert.AreEqual("(2, 10, 10) 199.0 [5, 6] None", Python.Run(["numpy"], """
            import numpy, sys, zipfile
            f = numpy.load(sys.argv[1])
            print(f["frames"].shape, f["frames"].max(), f["model_id"].tolist(), zipfile.ZipFile(sys.argv[1]).testzip())
            """, path));
    }

    [TestMethod]
    [DataRow(1_000_000, 3)]
    [DataRow(1_000_000, 0)]
    [DataRow(3, 3)]
    [DataRow(1, 0)]
    public void End_FewerRowsThanBegun_IsReadByThisLibraryAndByNumpy(int most, int rows)
    {
        // At the lower limit the sizes that are begun with take 64 bits, and the head of a million rows is longer than that of three.
        foreach (long limit in (long[])[uint.MaxValue, 300])
        {
            using var folder = new TemporaryFolder();
            string path = folder.File("cut.npz");
            AtomicFile.Write(path, stream =>
            {
                var writer = new NpzWriter(new ZipWriter(stream, limit));
                NpzArrayWriter<float> frames = writer.Begin<float>("a_name", most, 17, 5);
                for (int i = 0; i < rows; i++)
                    frames.Write([.. Enumerable.Repeat(i + 0.5f, 85)]);
                frames.End();
                frames.End();
                writer.Write<int>("labels", [.. Enumerable.Range(0, rows)]);
                writer.Complete();
            });

            float[] values = NpzFile.ReadSingle(path, "a_name", out int[] shape);
            CollectionAssert.AreEqual(new[] { rows, 17, 5 }, shape);
            CollectionAssert.AreEqual(Enumerable.Range(0, rows * 85).Select(i => (i / 85) + 0.5f).ToArray(), values);
            Assert.AreEqual($"({rows}, 17, 5) {85 * rows * rows / 2.0:0.0} ({rows},) None", Python.Run(["numpy"], """
                import numpy, sys, zipfile
                f = numpy.load(sys.argv[1])
                print(f["a_name"].shape, f["a_name"].sum(), f["labels"].shape, zipfile.ZipFile(sys.argv[1]).testzip())
                """, path));
        }
    }

    [TestMethod]
    public void End_RowThatIsNotWhole_Throws()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => NpzFile.Write(folder.File("cut.npz"), writer =>
        {
            NpzArrayWriter<float> frames = writer.Begin<float>("frames", 4, 2, 2);
            frames.Write(new float[6]);
            frames.End();
        }));
        StringAssert.Contains(error.Message, "'frames' has 6 elements, no whole number of rows of 4");
    }

    [TestMethod]
    public void Write_MissingOrSurplusElements_Throws()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("short.npz");
        var missing = Assert.ThrowsExactly<InvalidOperationException>(() => NpzFile.Write(path, writer => writer.Begin<float>("frames", 2, 2, 2).Write(new float[4])));
        StringAssert.Contains(missing.Message, "'frames.npy' lacks 16 of");
        Assert.ThrowsExactly<InvalidOperationException>(() => NpzFile.Write(path, writer => writer.Begin<float>("frames", 1, 2).Write(new float[3])));
        Assert.ThrowsExactly<InvalidOperationException>(() => NpzFile.Write(path, writer =>
        {
            NpzArrayWriter<float> array = writer.Begin<float>("frames", 1, 2);
            array.Write(new float[2]);
            array.Write(new float[1]);
        }));
        Assert.ThrowsExactly<ArgumentException>(() => NpzFile.Write(path, writer =>
        {
            writer.Write<float>("a", []);
            writer.Write<float>("a", []);
        }));
        Assert.AreEqual(0, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [TestMethod]
    public void TryRead_FromSeveralThreads_ReadsTheRightFrames()
    {
        foreach (string name in (string[])["stored.npz", "deflated.npz", "members.npz"])
        {
            using IFrameSource source = FrameFile.Open(Golden.File(name));
            Parallel.For(0, 200, i =>
            {
                var pixels = new float[8];
                if (source.TryRead(i % 2, pixels) is null)
                    CollectionAssert.AreEqual(Golden.Frame(i % 2), pixels);
                else
                    Assert.Fail($"{name}: frame {i % 2} was not read");
            });
        }
    }

    private static void WriteSample(string path) => NpzFile.Write(path, writer =>
    {
        NpzArrayWriter<float> frames = writer.Begin<float>("frames", 4, 2, 3);
        for (int i = 0; i < 4; i++)
            frames.Write([.. Enumerable.Repeat((float)i, 6)]);
        writer.Write<int>("labels", [0, 1, 2, 1]);
        writer.WriteText("class_names", ["bad", "single", "d\u00f6uble", "\U0001F52C"]);
        writer.Write<bool>("single", [false, true, false, true]);
        writer.Write<double>("empty", [], 0, 3);
    });

    private static void AssertRefused(TemporaryFolder folder, Action<NpzWriter> write, string expected)
    {
        string path = folder.File("labels.npz");
        NpzFile.Write(path, writer =>
        {
            writer.Write<float>("frames", new float[12], 3, 2, 2);
            write(writer);
        });
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path)).Message, expected);
    }

    private static List<ZipMember> ReadDirectory(byte[] archive) => ZipDirectory.Read(new MemoryReader(archive));
}
