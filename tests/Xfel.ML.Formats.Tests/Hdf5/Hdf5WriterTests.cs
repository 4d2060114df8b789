using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class Hdf5WriterTests
{
    private static readonly string[] H5py = ["h5py", "numpy"];

    [TestMethod]
    public void Write_EveryType_IsReadByH5py()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.h5");
        using (Hdf5Writer file = Hdf5Writer.Create(path))
        {
            file.Write<sbyte>("g/int8", [-128, 127], 2);
            file.Write<byte>("g/uint8", [0, 255], 2);
            file.Write<short>("g/int16", [short.MinValue, short.MaxValue], 2);
            file.Write<ushort>("g/uint16", [0, ushort.MaxValue], 2);
            file.Write<int>("g/int32", [int.MinValue, int.MaxValue], 2);
            file.Write<uint>("g/uint32", [0, uint.MaxValue], 2);
            file.Write<long>("g/int64", [long.MinValue, long.MaxValue], 2);
            file.Write<ulong>("g/uint64", [0, ulong.MaxValue], 2);
            file.Write("g/float16", [(Half)1.5f, Half.MaxValue], 2);
            file.Write<float>("g/float32", [1.5f, float.NaN], 2);
            file.Write<double>("g/float64", [0.1, double.NegativeInfinity], 2);
            file.Write<bool>("g/bool", [true, false], 2);
            file.Write<int>("g/matrix", [1, 2, 3, 4, 5, 6], 2, 3);
            file.Write("g/scalar", 42);
            file.Write<float>("g/none", [], 0, 3);
            file.Complete();
        }

        Assert.AreEqual("""
            bool bool [True, False]
            float16 float16 [1.5, 65504.0]
            float32 float32 [1.5, nan]
            float64 float64 [0.1, -inf]
            int16 int16 [-32768, 32767]
            int32 int32 [-2147483648, 2147483647]
            int64 int64 [-9223372036854775808, 9223372036854775807]
            int8 int8 [-128, 127]
            matrix int32 [[1, 2, 3], [4, 5, 6]]
            none float32 []
            scalar int32 42
            uint16 uint16 [0, 65535]
            uint32 uint32 [0, 4294967295]
            uint64 uint64 [0, 18446744073709551615]
            uint8 uint8 [0, 255]
            """.ReplaceLineEndings("\n"), Python.Run(H5py, """
            import h5py, sys
            for name, data in h5py.File(sys.argv[1])['g'].items(): print(name, data.dtype, data[()].tolist())
            """, path));
    }

    [TestMethod]
    public void WriteText_AndAttributesAndLinks_AreReadByH5py()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.h5");
        using (Hdf5Writer other = Hdf5Writer.Create(folder.File("other.h5")))
        {
            other.Write("deep/value", 7);
            other.Complete();
        }

        using (Hdf5Writer file = Hdf5Writer.Create(path))
        {
            file.WriteText("text", "Größe, 回折");
            file.WriteText("nothing", "");
            file.WriteTexts("list", ["single", "zwölf", ""]);
            file.CreateGroup("group");
            file.WriteAttribute("group", "name", "Ångström");
            file.WriteAttribute("group", "number", 1.5);
            file.WriteAttribute<int>("group", "numbers", 1, 2, 3);
            file.WriteAttribute("list", "flag", true);
            file.LinkSoft("here/soft", "/list");
            file.LinkSoft("dangling", "/nowhere");
            file.LinkExternal("far", "other.h5", "/deep/value");
            file.Complete();
        }

        Assert.AreEqual("""
            'Größe, 回折' ''
            ['single', 'zwölf', '']
            'Ångström' 1.5 [1, 2, 3] True
            /list ['single', 'zwölf', ''] /nowhere other.h5 /deep/value 7
            """.ReplaceLineEndings("\n"), Python.Run(H5py, """
            import h5py, sys
            f = h5py.File(sys.argv[1])
            print(repr(f['text'].asstr()[()]), repr(f['nothing'].asstr()[()]))
            print(f['list'].asstr()[()].tolist())
            a = f['group'].attrs
            print(repr(a['name']), a['number'], a['numbers'].tolist(), f['list'].attrs['flag'])
            far = f.get('far', getlink=True)
            print(f.get('here/soft', getlink=True).path, f['here/soft'].asstr()[()].tolist(), f.get('dangling', getlink=True).path, far.filename, far.path, f['far'][()])
            """, path));
        using Hdf5File read = Hdf5File.Open(path);
        Assert.AreEqual("Ångström", read.AttributeText("group", "name"));
        Assert.AreEqual(1.5, read.AttributeNumber("group", "number"));
        Assert.AreEqual("other.h5:/deep/value", read.LinkTarget("far"));
        Assert.IsTrue(read.TryOpen("here/soft", out Hdf5DataSet? list));
        using (list)
            CollectionAssert.AreEqual(new[] { "single", "zwölf", "" }, list.ReadText(10));
    }

    [TestMethod]
    [DataRow(0, false, "None False")]
    [DataRow(1, false, "gzip False")]
    [DataRow(4, true, "gzip True")]
    [DataRow(9, true, "gzip True")]
    public void BeginRows_EachFilter_IsReadByH5pyAndByUs(int level, bool shuffle, string filters)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.h5");
        var random = new Random(7);
        // Whole numbers shrink; noise does not, and is stored as it is.
        float[] rows = [.. Enumerable.Range(0, 10 * 35).Select(i => i < 175 ? random.Next(3) : BitConverter.Int32BitsToSingle(random.Next()))];
        using (Hdf5Writer file = Hdf5Writer.Create(path, threads: 3))
        {
            Hdf5RowWriter writer = file.BeginRows<float>("rows", [5, 7], new Hdf5RowOptions(level, shuffle, ChunkRows: 4));
            writer.Append(System.Runtime.InteropServices.MemoryMarshal.AsBytes(rows.AsSpan(0, 3 * 35)));
            writer.Append(System.Runtime.InteropServices.MemoryMarshal.AsBytes(rows.AsSpan(3 * 35)));
            Assert.AreEqual(10, writer.Count);
            file.Complete();
        }

        File.WriteAllBytes(folder.File("rows"), System.Runtime.InteropServices.MemoryMarshal.AsBytes(rows.AsSpan()).ToArray());
        Assert.AreEqual($"(10, 5, 7) (None, 5, 7) (4, 5, 7) {filters} True", Python.Run(H5py, """
            import h5py, numpy, sys
            d = h5py.File(sys.argv[1])['rows']
            print(d.shape, d.maxshape, d.chunks, d.compression, d.shuffle, d[()].tobytes() == open(sys.argv[2], 'rb').read())
            """, path, folder.File("rows")));
        using Hdf5File read = Hdf5File.Open(path);
        Assert.IsTrue(read.TryOpen("rows", out Hdf5DataSet? data));
        using (data)
            CollectionAssert.AreEqual(rows, data.ReadAll<float>(1000));
    }

    [TestMethod]
    public void BeginRows_NoRows_IsEmpty()
    {
        using var folder = new TemporaryFolder();
        using (Hdf5Writer file = Hdf5Writer.Create(folder.File("a.h5")))
        {
            file.BeginRows<int>("rows", [2], new Hdf5RowOptions(4, true));
            file.BeginTextRows("texts", 9, new Hdf5RowOptions(4, true));
            file.Complete();
        }

        Assert.AreEqual("(0, 2) (0,)", Python.Run(H5py, "import h5py, sys; f = h5py.File(sys.argv[1]); print(f['rows'].shape, f['texts'].shape)", folder.File("a.h5")));
    }

    [TestMethod]
    public void Append_NoWholeRow_Throws()
    {
        using var folder = new TemporaryFolder();
        using Hdf5Writer file = Hdf5Writer.Create(folder.File("a.h5"));
        Hdf5RowWriter rows = file.BeginRows<int>("rows", [2], new Hdf5RowOptions(0, false));
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => rows.Append(new byte[12])).Message, "rows");
    }

    [TestMethod]
    public void Write_NameTwice_Throws()
    {
        using var folder = new TemporaryFolder();
        using Hdf5Writer file = Hdf5Writer.Create(folder.File("a.h5"));
        file.Write("a", 1);
        Assert.ThrowsExactly<Hdf5Exception>(() => file.Write("a", 2));
        Assert.ThrowsExactly<Hdf5Exception>(() => file.Write("a/b", 2));
    }

    [TestMethod]
    public void Write_TypeThatHdf5DoesNotKnow_Throws()
    {
        using var folder = new TemporaryFolder();
        using Hdf5Writer file = Hdf5Writer.Create(folder.File("a.h5"));
        StringAssert.Contains(Assert.ThrowsExactly<NotSupportedException>(() => file.Write("a", Guid.Empty)).Message, "Guid");
    }

    [TestMethod]
    public void Create_FolderMissing_Throws()
    {
        using var folder = new TemporaryFolder();
        Assert.ThrowsExactly<Hdf5Exception>(() => Hdf5Writer.Create(Path.Combine(folder.Path, "no", "a.h5")));
    }
}
