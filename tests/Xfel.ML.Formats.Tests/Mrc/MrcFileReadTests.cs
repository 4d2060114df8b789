using System.Buffers.Binary;
using System.Numerics;

namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class MrcFileReadTests
{
    [TestMethod]
    [DataRow("mode0_little.mrc", MrcMode.Int8, false)]
    [DataRow("mode0_big.mrc", MrcMode.Int8, false)] // of bytes no order is left
    [DataRow("mode1_little.mrc", MrcMode.Int16, false)]
    [DataRow("mode1_big.mrc", MrcMode.Int16, true)]
    [DataRow("mode2_little.mrc", MrcMode.Float32, false)]
    [DataRow("mode2_big.mrc", MrcMode.Float32, true)]
    [DataRow("mode12_little.mrc", MrcMode.Float16, false)]
    [DataRow("mode12_big.mrc", MrcMode.Float16, true)]
    [DataRow("no_stamp_little.mrc", MrcMode.Int16, false)]
    [DataRow("no_stamp_big.mrc", MrcMode.Int16, true)]
    [DataRow("wrong_stamp.mrc", MrcMode.Int16, false)]
    [DataRow("before_2000.mrc", MrcMode.Int16, false)]
    [DataRow("imod_signed.mrc", MrcMode.Int8, false)]
    public void Read_SignedModes_GivesTheStoredValues(string name, MrcMode mode, bool bigEndian)
    {
        MrcMap map = MrcFile.Read(MrcGolden.File(name));
        CollectionAssert.AreEqual(MrcGolden.Signed, map.Values);
        Assert.AreEqual((MrcGolden.Columns, MrcGolden.Rows, MrcGolden.Sections), (map.Columns, map.Rows, map.Sections));
        Assert.AreEqual((mode, false, false), (map.Mode, map.HasUnsignedBytes, map.IsVolume));
        Assert.AreEqual(bigEndian, map.IsBigEndian);
        Assert.AreEqual(new Vector3(1.5f), map.VoxelSize);
    }

    [TestMethod]
    [DataRow("mode6_little.mrc", false)]
    [DataRow("mode6_big.mrc", true)]
    public void Read_UnsignedMode_GivesTheStoredValues(string name, bool bigEndian)
    {
        MrcMap map = MrcFile.Read(MrcGolden.File(name));
        CollectionAssert.AreEqual(MrcGolden.Unsigned, map.Values);
        Assert.AreEqual((MrcMode.UInt16, bigEndian), (map.Mode, map.IsBigEndian));
    }

    [TestMethod]
    [DataRow("imod_unsigned.mrc")]
    [DataRow("eman_unsigned.mrc")]
    public void Read_BytesThatAreUnsignedByFlagOrLargestValue_AreNotNegative(string name)
    {
        MrcMap map = MrcFile.Read(MrcGolden.File(name));
        CollectionAssert.AreEqual(MrcGolden.Large, map.Values);
        Assert.IsTrue(map.HasUnsignedBytes);
    }

    [TestMethod]
    public void Read_Image_HasOneSection()
    {
        MrcMap map = MrcFile.Read(MrcGolden.File("image.mrc"));
        CollectionAssert.AreEqual(MrcGolden.Signed[..20], map.Values);
        Assert.AreEqual((5, 4, 1, false), (map.Columns, map.Rows, map.Sections, map.IsVolume));
        Assert.AreEqual(new Vector3(1.25f, 2.5f, 1), map.VoxelSize);
    }

    [TestMethod]
    public void Read_Volume_HasPlaceAndLabels()
    {
        MrcMap map = MrcFile.Read(MrcGolden.File("volume.mrc"));
        CollectionAssert.AreEqual(MrcGolden.Signed, map.Values);
        Assert.IsTrue(map.IsVolume);
        Assert.AreEqual(new Vector3(1, 2, 4), map.VoxelSize);
        Assert.AreEqual(new Vector3(10, 20.5f, -30), map.Origin);
        CollectionAssert.AreEqual(new[] { "Made by make_golden.py", "Second label" }, map.Labels.ToArray());
    }

    [TestMethod]
    public void Read_ExtendedHeader_IsSkippedAndReported()
    {
        MrcMap map = MrcFile.Read(MrcGolden.File("extended.mrc"));
        CollectionAssert.AreEqual(MrcGolden.Signed, map.Values);
        Assert.AreEqual(("SERI", 72), (map.ExtendedHeaderType, map.ExtendedHeaderLength));
    }

    [TestMethod]
    [DataRow("axes_213.mrc", 2, 1, 3)]
    [DataRow("axes_312.mrc", 3, 1, 2)]
    [DataRow("axes_321.mrc", 3, 2, 1)]
    public void Read_OtherAxes_AreBroughtIntoOrder(string name, int column, int row, int section)
    {
        MrcMap map = MrcFile.Read(MrcGolden.File(name));
        var length = new int[4];
        (length[column], length[row], length[section]) = (MrcGolden.Columns, MrcGolden.Rows, MrcGolden.Sections);
        Assert.AreEqual((length[1], length[2], length[3]), (map.Columns, map.Rows, map.Sections));
        Assert.AreEqual(new Vector3(1, 2, 4), map.VoxelSize);
        float[] stored = MrcGolden.Signed;
        var at = new int[4];
        for (int s = 0; s < MrcGolden.Sections; s++)
        {
            for (int r = 0; r < MrcGolden.Rows; r++)
            {
                for (int c = 0; c < MrcGolden.Columns; c++)
                {
                    (at[column], at[row], at[section]) = (c, r, s);
                    float found = map.Values[(at[3] * map.Rows + at[2]) * map.Columns + at[1]];
                    Assert.AreEqual(stored[(s * MrcGolden.Rows + r) * MrcGolden.Columns + c], found);
                }
            }
        }
    }

    [TestMethod]
    [DataRow("complex.mrc", "found mode 4 (complex float32: a Fourier transform); expected mode 0 (int8), 1 (int16), 2 (float32), 6 (uint16) or 12 (float16)")]
    [DataRow("imod_packed.mrc", "found mode 0 with two values of 4 bits in a byte")]
    public void Read_ModeThatIsNotRead_SaysWhich(string name, string message) =>
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => MrcFile.Read(MrcGolden.File(name))).Message, message);

    [TestMethod]
    [DataRow(12, 16, "found mode 16 (colours)")]
    [DataRow(12, 101, "found mode 101 (4 bits a value)")]
    [DataRow(12, 3, "found mode 3 (complex int16")]
    [DataRow(12, 7, "found an MRC header with mode 7 and 5 x 4 x 3 values")]
    [DataRow(0, 0, "found an MRC header with mode 2 and 0 x 4 x 3 values; expected mode 0")]
    [DataRow(4, -4, "5 x -4 x 3 values")]
    [DataRow(8, int.MaxValue, "5 x 4 x 2147483647 values")]
    [DataRow(8, 4, "found 3 whole sections of 4 x 5, float32, in a file that is cut off; expected the 4 that its header promises")]
    [DataRow(0, 16777215, "found 0 whole sections of 4 x 16777215")]
    [DataRow(92, -1, "found an extended header of -1 bytes in a file of 1264")]
    [DataRow(92, 241, "found an extended header of 241 bytes in a file of 1264")]
    [DataRow(92, int.MaxValue, "found an extended header of 2147483647 bytes in a file of 1264")]
    [DataRow(92, 8, "found 2 whole sections")]
    [DataRow(64, 2, "found columns, rows and sections along the axes 2, 2, 3; expected 1, 2 and 3 in some order")]
    [DataRow(64, -2, "found columns, rows and sections along the axes -2, 2, 3")]
    public void Read_WrongHeaderField_SaysSo(int offset, int value, string message)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("wrong.mrc");
        byte[] bytes = File.ReadAllBytes(MrcGolden.File("mode2_little.mrc"));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(offset), value);
        File.WriteAllBytes(path, bytes);
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => MrcFile.Read(path)).Message, message);
    }

    [TestMethod]
    [DataRow(0, "found an MRC header that is cut off after 0 bytes; expected 1024 bytes")]
    [DataRow(1023, "found an MRC header that is cut off after 1023 bytes")]
    [DataRow(1024, "found 0 whole sections of 4 x 5, float32")]
    [DataRow(1263, "found 2 whole sections of 4 x 5, float32")]
    public void Read_FileCutOff_SaysWhere(int length, string message)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("cut.mrc");
        File.WriteAllBytes(path, File.ReadAllBytes(MrcGolden.File("mode2_little.mrc"))[..length]);
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => MrcFile.Read(path)).Message, message);
    }

    [TestMethod]
    public void Read_OtherFile_IsNoMrcFile()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("other.mrc");
        foreach (byte[] content in (byte[][])[new byte[5000], [.. Enumerable.Repeat((byte)1, 5000)], [.. File.ReadAllBytes(MrcGolden.File("before_2000.mrc")), .. new byte[4097]]])
        {
            File.WriteAllBytes(path, content);
            var error = Assert.ThrowsExactly<FrameFileException>(() => MrcFile.Read(path));
            StringAssert.Contains(error.Message, "found no MRC header: neither 'MAP' at byte 208 nor lengths that fit the file; expected an MRC file");
        }

        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => MrcFile.Read(folder.File("none.mrc"))).Message, "found no such file");
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => MrcFile.Read(folder.Path)).Message, "found a folder");
    }

    [TestMethod]
    public void Read_SenselessCellAndLabels_GiveNothing()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("cell.mrc");
        byte[] bytes = File.ReadAllBytes(MrcGolden.File("mode2_little.mrc"));
        bytes.AsSpan(28, 24).Clear();
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(40), float.NaN);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(44), -1);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(48), 3);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(196), float.PositiveInfinity);
        bytes.AsSpan(224, 80).Fill((byte)'\n');
        File.WriteAllBytes(path, bytes);
        MrcMap map = MrcFile.Read(path);
        Assert.AreEqual((Vector3.Zero, Vector3.Zero), (map.VoxelSize, map.Origin));
        Assert.AreEqual(new string('?', 80), map.Labels.Single());
    }
}
