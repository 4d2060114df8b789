using System.Globalization;
using System.Numerics;

namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class MrcFileWriteTests
{
    private const string Describe = """
        import sys, warnings, io, mrcfile
        warnings.simplefilter("ignore")
        log = io.StringIO()
        valid = mrcfile.validate(sys.argv[1], print_file=log)
        with mrcfile.open(sys.argv[1]) as file:
            h, voxel = file.header, file.voxel_size
            kind = "volume" if file.is_volume() else "stack" if file.is_image_stack() else "image"
            print(valid, " ".join(log.getvalue().splitlines()[1:]))
            print(kind, int(h.mode), file.data.dtype.str, file.data.shape)
            print(float(voxel.x), float(voxel.y), float(voxel.z), float(h.origin.x), float(h.origin.y), float(h.origin.z))
            print(float(h.dmin), float(h.dmax), "%.5f %.5f" % (h.dmean, h.rms))
            print(file.get_labels())
            print(" ".join(repr(float(value)) for value in file.data.ravel()))
        """;

    // The squares stay within half precision, in which mrcfile checks the deviation of mode 12.
    private static readonly float[] Small = [.. Enumerable.Range(0, 24).Select(i => (float)(7 * i % 11))];

    [TestMethod]
    [DataRow(MrcMode.Int8, false, "|i1")]
    [DataRow(MrcMode.Int8, true, "|i1")]
    [DataRow(MrcMode.Int16, false, "<i2")]
    [DataRow(MrcMode.Int16, true, ">i2")]
    [DataRow(MrcMode.Float32, false, "<f4")]
    [DataRow(MrcMode.Float32, true, ">f4")]
    [DataRow(MrcMode.UInt16, false, "<u2")]
    [DataRow(MrcMode.UInt16, true, ">u2")]
    [DataRow(MrcMode.Float16, false, "<f2")]
    [DataRow(MrcMode.Float16, true, ">f2")]
    public void Write_EveryModeAndOrder_IsValidAndTheSameForMrcfile(MrcMode mode, bool bigEndian, string type)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("stack.mrc");
        MrcFile.Write(path, new MrcMap { Columns = 4, Rows = 3, Sections = 2, Values = Small, Mode = mode, IsBigEndian = bigEndian, VoxelSize = new Vector3(1.5f), Labels = ["One", "Two"] });
        double mean = Small.Average(), deviation = Math.Sqrt(Small.Average(value => (value - mean) * (value - mean)));
        string values = string.Join(' ', Small.Select(value => FormattableString.Invariant($"{value:0.0}")));
        Assert.AreEqual(
            $"True File appears to be valid.\nstack {(int)mode} {type} (2, 3, 4)\n1.5 1.5 1.5 0.0 0.0 0.0\n0.0 10.0 {mean.ToString("F5", CultureInfo.InvariantCulture)} {deviation.ToString("F5", CultureInfo.InvariantCulture)}\n['One', 'Two']\n{values}",
            Python.Run(["mrcfile"], Describe, path));
        AssertRoundTrip(path, mode, bigEndian);
    }

    [TestMethod]
    public void Write_ImageAndVolume_AreThoseForMrcfile()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("map.mrc");
        MrcFile.Write(path, new MrcMap { Columns = 6, Rows = 4, Values = Small });
        StringAssert.StartsWith(Python.Run(["mrcfile"], Describe, path), "True File appears to be valid.\nimage 2 <f4 (4, 6)\n0.0 0.0 0.0 0.0 0.0 0.0\n");
        var volume = new MrcMap { Columns = 4, Rows = 3, Sections = 2, Values = Small, IsVolume = true, VoxelSize = new Vector3(1, 2, 4), Origin = new Vector3(-1, 2.5f, 3) };
        MrcFile.Write(path, volume);
        StringAssert.StartsWith(Python.Run(["mrcfile"], Describe, path), "True File appears to be valid.\nvolume 2 <f4 (2, 3, 4)\n1.0 2.0 4.0 -1.0 2.5 3.0\n");
        MrcMap read = MrcFile.Read(path);
        Assert.IsTrue(read.IsVolume);
        Assert.AreEqual((volume.VoxelSize, volume.Origin), (read.VoxelSize, read.Origin));
    }

    [TestMethod]
    public void Write_ValuesThatAreNotFinite_LeavesTheStatisticsUnknown()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("map.mrc");
        float[] values = [1, float.NaN, float.PositiveInfinity, -2];
        foreach (MrcMode mode in (MrcMode[])[MrcMode.Float32, MrcMode.Float16])
        {
            MrcFile.Write(path, new MrcMap { Columns = 2, Rows = 2, Values = values, Mode = mode });
            CollectionAssert.AreEqual(values, MrcFile.Read(path).Values);
            string[] lines = Python.Run(["mrcfile"], Describe, path).Split('\n');
            StringAssert.StartsWith(lines[0], "True");
            Assert.AreEqual("0.0 -1.0 -2.00000 -1.00000", lines[3]);
        }
    }

    [TestMethod]
    [DataRow(MrcMode.Int8, -128f, 127f, -129f, "whole numbers from -128 to 127, which is what mode 0 holds")]
    [DataRow(MrcMode.Int8, -128f, 127f, 128f, "whole numbers from -128 to 127")]
    [DataRow(MrcMode.Int8, 0f, 1f, 0.5f, "whole numbers from -128 to 127")]
    [DataRow(MrcMode.Int16, -32768f, 32767f, 32768f, "whole numbers from -32768 to 32767")]
    [DataRow(MrcMode.UInt16, 0f, 65535f, -1f, "whole numbers from 0 to 65535")]
    [DataRow(MrcMode.UInt16, 0f, 65535f, 65536f, "whole numbers from 0 to 65535")]
    [DataRow(MrcMode.Int16, 0f, 1f, float.NaN, "whole numbers from -32768 to 32767")]
    [DataRow(MrcMode.Int16, 0f, 1f, float.PositiveInfinity, "whole numbers from -32768 to 32767")]
    [DataRow(MrcMode.Float16, -65504f, 65504f, 65520f, "numbers from -65504 to 65504, which is what mode 12 holds")]
    public void Write_ValueOutOfRange_SaysWhereAndLeavesTheOldFile(MrcMode mode, float low, float high, float wrong, string expected)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("map.mrc");
        MrcFile.Write(path, new MrcMap { Columns = 2, Rows = 1, Sections = 2, Values = [low, high, 0, 1], Mode = mode });
        CollectionAssert.AreEqual(new[] { low, high, 0, 1 }, MrcFile.Read(path).Values);
        byte[] before = File.ReadAllBytes(path);
        var error = Assert.ThrowsExactly<FrameFileException>(() => MrcFile.Write(path, new MrcMap { Columns = 2, Rows = 1, Sections = 2, Values = [low, high, 0, wrong], Mode = mode }));
        StringAssert.Contains(error.Message, FormattableString.Invariant($"found the value {wrong} to be written at column 1, row 0, section 1; expected {expected}"));
        CollectionAssert.AreEqual(before, File.ReadAllBytes(path));
    }

    [TestMethod]
    public void Write_UnsignedBytes_AreMarkedAsImodDoes()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("map.mrc");
        MrcMap map = MrcFile.Read(MrcGolden.File("eman_unsigned.mrc"));
        MrcFile.Write(path, map);
        MrcMap read = MrcFile.Read(path);
        CollectionAssert.AreEqual(map.Values, read.Values);
        Assert.IsTrue(read.HasUnsignedBytes);
        using IFrameSource source = FrameFile.Open(path);
        StringAssert.Contains(string.Join('\n', source.Facts.Recognized), "mode 0, uint8 by IMOD's flags");
    }

    [TestMethod]
    public void Write_MoreValuesThanOnePiece_KeepsAll()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("map.mrc");
        float[] values = [.. Enumerable.Range(0, 640 * 64).Select(i => (float)(i % 32768))];
        foreach (bool bigEndian in (bool[])[false, true])
        {
            MrcFile.Write(path, new MrcMap { Columns = 640, Rows = 64, Values = values, Mode = MrcMode.Int16, IsBigEndian = bigEndian });
            CollectionAssert.AreEqual(values, MrcFile.Read(path).Values);
        }
    }

    [TestMethod]
    public void Write_MapThatContradictsItself_Throws()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("map.mrc");
        var map = new MrcMap { Columns = 4, Rows = 3, Sections = 2, Values = Small };
        foreach ((MrcMap wrong, string message) in ((MrcMap, string)[])
        [
            (map with { Columns = 5 }, "A map of 2 x 3 x 5 has 30 values; there are 24."),
            (map with { Columns = 0 }, "one of them is 0"),
            (map with { Rows = -3, Sections = -2 }, "one of them is -3"),
            (map with { Columns = 1 << 24 }, "one of them is 16777216"),
            (map with { Mode = (MrcMode)4 }, "4 is not a mode that can be written"),
            (map with { HasUnsignedBytes = true }, "Only mode 0 has unsigned bytes."),
            (map with { VoxelSize = new Vector3(1, -1, 1) }, "must be finite and not negative"),
            (map with { VoxelSize = new Vector3(float.NaN) }, "must be finite and not negative"),
            (map with { Labels = [.. Enumerable.Repeat("label", 11)] }, "up to 10 labels; there are 11"),
            (map with { Labels = [new string('x', 81)] }, "is not 1 to 80 printable ASCII characters"),
            (map with { Labels = ["\u00fc"] }, "is not 1 to 80 printable ASCII characters"),
            (map with { Labels = [" "] }, "is not 1 to 80 printable ASCII characters"),
        ])
        {
            StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => MrcFile.Write(path, wrong)).Message, message);
        }

        Assert.IsFalse(File.Exists(path));
    }

    private static void AssertRoundTrip(string path, MrcMode mode, bool bigEndian)
    {
        MrcMap read = MrcFile.Read(path);
        CollectionAssert.AreEqual(Small, read.Values);
        Assert.AreEqual(mode, read.Mode);
        Assert.AreEqual(bigEndian && mode != MrcMode.Int8, read.IsBigEndian);
        CollectionAssert.AreEqual(new[] { "One", "Two" }, read.Labels.ToArray());
    }
}
