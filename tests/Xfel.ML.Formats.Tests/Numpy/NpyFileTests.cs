using Xfel.ML.TestSupport;

namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class NpyFileTests
{
    public static IEnumerable<object[]> Types =>
    [
        ["b1.npy", "bool"], ["u1.npy", "uint8"], ["i1.npy", "int8"],
        ["little_u2.npy", "uint16"], ["little_i2.npy", "int16"], ["little_u4.npy", "uint32"], ["little_i4.npy", "int32"], ["little_u8.npy", "uint64"],
        ["little_i8.npy", "int64"], ["little_f2.npy", "float16"], ["little_f4.npy", "float32"], ["little_f8.npy", "float64"],
        ["big_u2.npy", "uint16"], ["big_i2.npy", "int16"], ["big_u4.npy", "uint32"], ["big_i4.npy", "int32"], ["big_u8.npy", "uint64"],
        ["big_i8.npy", "int64"], ["big_f2.npy", "float16"], ["big_f4.npy", "float32"], ["big_f8.npy", "float64"],
        ["version2.npy", "float32"], ["version3.npy", "float32"],
    ];

    [TestMethod]
    [DynamicData(nameof(Types))]
    public void Open_EveryType_ReadsTheFrames(string name, string type)
    {
        using IFrameSource source = FrameFile.Open(Golden.File(name));
        Assert.AreEqual($"NPY file: 3 frames of 2 x 4, {type}", source.Describe());
        var pixels = new float[8];
        foreach (int index in (int[])[2, 0, 1, 1])
        {
            Assert.IsNull(source.TryRead(index, pixels));
            CollectionAssert.AreEqual(name == "b1.npy" ? Array.ConvertAll(Golden.Frame(index), value => value % 2) : Golden.Frame(index), pixels);
        }
    }

    [TestMethod]
    public void Open_FortranOrder_ReadsOneFrameAndRefusesAStack()
    {
        using IFrameSource source = FrameFile.Open(Golden.File("fortran_2d.npy"));
        var pixels = new float[8];
        Assert.IsNull(source.TryRead(0, pixels));
        CollectionAssert.AreEqual(Golden.Frame(0), pixels);
        var error = Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(Golden.File("fortran_3d.npy")));
        StringAssert.Contains(error.Message, "found 3 frames in Fortran order; expected C order");
        StringAssert.Contains(error.Message, "numpy.ascontiguousarray");
        CollectionAssert.AreEqual(NpyFile.ReadSingle(Golden.File("little_f4.npy"), out _), NpyFile.ReadSingle(Golden.File("fortran_3d.npy"), out int[] shape));
        CollectionAssert.AreEqual(new[] { 3, 2, 4 }, shape);
    }

    [TestMethod]
    [DataRow("object.npy", "pickled Python objects, which are never loaded")]
    [DataRow("structured.npy", "a structured type (a record of several fields)")]
    [DataRow("complex.npy", "an array of type '<c8'")]
    public void Open_TypeThatIsNotNumeric_SaysSo(string name, string found)
    {
        var error = Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(Golden.File(name)));
        StringAssert.Contains(error.Message, "found " + found);
    }

    [TestMethod]
    [DataRow("(2, 4)", 1, 2, 4)]
    [DataRow("(3, 2, 4)", 3, 2, 4)]
    [DataRow("(3, 2, 4, 1)", 3, 2, 4)]
    [DataRow("(1, 3, 2, 4)", 3, 2, 4)]
    [DataRow("(1, 1, 3, 2, 4, 1, 1)", 3, 2, 4)]
    [DataRow("(6, 4, 1)", 1, 6, 4)]
    [DataRow("(1, 6, 4)", 1, 6, 4)]
    [DataRow("(3L, 2L, 4L)", 3, 2, 4)]
    public void Open_Shape_IsReadAsFrames(string shape, int count, int height, int width)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("frames.npy");
        File.WriteAllBytes(path, NpyBytes.Make("<f4", shape, new byte[4 * count * height * width]));
        using IFrameSource source = FrameFile.Open(path);
        Assert.AreEqual(count, source.Count);
        Assert.AreEqual(new FrameSize(height, width), source.Size);
    }

    [TestMethod]
    [DataRow("<f4", "(7,)", "found an array of shape (7,); expected frames (N, H, W), frames of modules (N, M, H, W) or one frame (H, W)")]
    [DataRow("<f4", "()", "found an array of shape ()")]
    [DataRow("<f4", "(2, 3, 4, 5, 6)", "found an array of shape (2, 3, 4, 5, 6)")]
    [DataRow("<f4", "(0, 4, 4)", "no frame at all")]
    [DataRow("<f4", "(4, 0, 4)", "no frame at all")]
    [DataRow("<f4", "(-1, 4, 4)", "found the negative length -1 in the shape")]
    [DataRow("<f4", "(99999999999, 99999999999, 2)", "more elements than any file holds")]
    [DataRow("<f4", "(99999999999999999999, 2)", "the length 99999999999999999999 in the shape")]
    [DataRow("<f4", "(9999999999, 2, 2)", "frames of at most")]
    [DataRow("<f4", "(1, 999999999, 99)", "frames of at most")]
    [DataRow("<f4", "(2.5, 2)", "found '.' where the header needs ')'")]
    [DataRow("<f4", "(2, 2", "'}' where the header needs a length")]
    [DataRow("<f4", "__import__('os')", "where the header needs '('")]
    [DataRow("<f3", "(2, 2)", "found an array of type '<f3'")]
    [DataRow("", "(2, 2)", "found an array of type ''")]
    [DataRow("<U3", "(2, 2)", "found an array of type '<U3'")]
    public void Open_HostileHeader_IsOneClearLine(string descriptor, string shape, string expected)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("frames.npy");
        File.WriteAllBytes(path, NpyBytes.Make(descriptor, shape, new byte[64]));
        var error = Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path));
        StringAssert.StartsWith(error.Message, path + ": found ");
        StringAssert.Contains(error.Message, expected);
        Assert.IsFalse(error.Message.Contains('\n'));
    }

    [TestMethod]
    public void Open_Truncated_SaysHowManyWholeFramesThereAre()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("frames.npy");
        File.WriteAllBytes(path, NpyBytes.Make("<f4", "(10, 4, 4)", new byte[64 * 3 + 5]));
        var error = Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path));
        Assert.AreEqual(
            $"{path}: found 3 whole frames of 4 x 4 in a file that is cut off; expected the 10 that its header promises; copy or write it again.", error.Message);
    }

    [TestMethod]
    public void Open_TrailingBytes_AreIgnored()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("frames.npy");
        File.WriteAllBytes(path, NpyBytes.Make("<f4", "(1, 4, 4)", new byte[64 + 33]));
        using IFrameSource source = FrameFile.Open(path);
        Assert.IsNull(source.TryRead(0, new float[16]));
    }

    [TestMethod]
    public void TryRead_FileShrinksAfterOpening_IsAReason()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("frames.npy");
        byte[] bytes = NpyBytes.Make("<u2", "(2, 4, 4)", new byte[64]);
        File.WriteAllBytes(path, bytes);
        using IFrameSource source = FrameFile.Open(path);
        using (var writer = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            writer.SetLength(bytes.Length - 8);
        Assert.IsNull(source.TryRead(0, new float[16]));
        Assert.AreEqual("unreadable: the data end within it", source.TryRead(1, new float[16]));
    }

    [TestMethod]
    public void TryRead_BadArguments_Throw()
    {
        using IFrameSource source = FrameFile.Open(Golden.File("u1.npy"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => source.TryRead(3, new float[8]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => source.TryRead(-1, new float[8]));
        Assert.ThrowsExactly<ArgumentException>(() => source.TryRead(0, new float[7]));
    }

    [TestMethod]
    public void TryRead_ManyFrames_AllocatesNothing()
    {
        var pixels = new float[8];
        foreach (string name in (string[])["little_f4.npy", "big_u2.npy", "stored.npz"])
        {
            using IFrameSource source = FrameFile.Open(Golden.File(name));
            source.TryRead(0, pixels);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 60; i++)
                source.TryRead(i % 2, pixels);
            Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before, name);
        }
    }

    [TestMethod]
    public void Open_NamedDataSet_IsRefused()
    {
        var error = Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(Golden.File("u1.npy"), "frames"));
        StringAssert.Contains(error.Message, "one array without a name");
    }

    [TestMethod]
    public void Write_EveryType_IsReadByThisLibraryAndByNumpy()
    {
        using var folder = new TemporaryFolder();
        NpyFile.Write<float>(folder.File("f4.npy"), [1.5f, -2, float.NaN, float.PositiveInfinity, 0, 7], 2, 3);
        NpyFile.Write<double>(folder.File("f8.npy"), [0.1], 1);
        NpyFile.Write<Half>(folder.File("f2.npy"), [(Half)0.5], 1);
        NpyFile.Write<bool>(folder.File("b1.npy"), [true, false], 2);
        NpyFile.Write<byte>(folder.File("u1.npy"), [255], 1);
        NpyFile.Write<ushort>(folder.File("u2.npy"), [65535], 1);
        NpyFile.Write<int>(folder.File("i4.npy"), [], 0, 4);
        NpyFile.Write<long>(folder.File("i8.npy"), [long.MinValue], []);
        CollectionAssert.AreEqual(new[] { 1.5f, -2, float.NaN, float.PositiveInfinity, 0, 7 }, NpyFile.ReadSingle(folder.File("f4.npy"), out int[] shape));
        CollectionAssert.AreEqual(new[] { 2, 3 }, shape);
        using (FileStream stream = File.OpenRead(folder.File("f4.npy")))
            Assert.AreEqual(6, NpyFile.ReadSingle(stream, "weights", out _).Length);
        string printed = Python.Run(["numpy"], """
            import numpy, sys
            for name in "f4 f8 f2 b1 u1 u2 i4 i8".split():
                a = numpy.load(f"{sys.argv[1]}/{name}.npy")
                print(a.dtype, a.shape, a.tolist())
            """, folder.Path);
        Assert.AreEqual("""
            float32 (2, 3) [[1.5, -2.0, nan], [inf, 0.0, 7.0]]
            float64 (1,) [0.1]
            float16 (1,) [0.5]
            bool (2,) [True, False]
            uint8 (1,) [255]
            uint16 (1,) [65535]
            int32 (0, 4) []
            int64 () -9223372036854775808
            """.ReplaceLineEndings("\n"), printed);
    }

    [TestMethod]
    public void ReadHeader_Array_TellsItsShape()
    {
        NpyHeader header = NpyFile.ReadHeader(Golden.File("big_u2.npy"));
        Assert.AreEqual(">u2", header.Descriptor);
        Assert.AreEqual("(3, 2, 4)", header.ShapeText);
        Assert.AreEqual(24, header.Count);
        Assert.AreEqual(2, header.ElementSize);
    }

    [TestMethod]
    public void Write_ShapeAndValuesDiffer_Throws()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.ThrowsExactly<ArgumentException>(() => NpyFile.Write<float>(folder.File("a.npy"), new float[5], 2, 3));
        StringAssert.Contains(error.Message, "The shape (2, 3) has 6 elements; there are 5 values.");
        Assert.AreEqual(0, Directory.GetFiles(folder.Path).Length);
    }
}
