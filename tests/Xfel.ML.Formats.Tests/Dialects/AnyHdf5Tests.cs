namespace Xfel.ML.Formats.Tests;

/// <summary>HDF5 files of no known dialect, libspimage's, and data sets that the user names.</summary>
[TestClass]
public sealed class AnyHdf5Tests
{
    [TestMethod]
    public void Open_Spimage_ReadsMagnitudesAndItsMask()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("spimage.h5"));
        Assert.AreEqual("libspimage", source.Format);
        Assert.AreEqual("frames: magnitudes of /real and /imag", source.Facts.Recognized[1]);
        CollectionAssert.AreEqual(Array.ConvertAll(DialectGolden.Frame(0, 6, 8), pixel => 5 * pixel), DialectGolden.Read(source, 0));
        CollectionAssert.AreEqual(new[] { 11 }, DialectGolden.BadPixels(source, 0));
        Assert.AreEqual("0.5, of an unknown unit", source.Facts.Notes["detector_distance"]);
    }

    [TestMethod]
    public void Open_SeveralCandidates_ListsThem()
    {
        string message = DialectGolden.Error(DialectGolden.File("several.h5"));
        StringAssert.Contains(message, "12 data sets that could hold the frames: /one/only (2, 6, 8) int16, /run/complex (2, 6, 8) complex128, /run/set_0 (2, 6, 8) int16");
        StringAssert.Contains(message, "/run/set_5 (2, 6, 8) int16, ...; expected one; say which one with --frames PATH");
    }

    [TestMethod]
    [DataRow("none.h5", "no frames, only data such as /data/val (50,) float64")]
    [DataRow("empty.h5", "found no data set")]
    [DataRow("unwritten.h5", "frames of 40000 x 40000 of which the file holds 0 bytes")]
    [DataRow("unwritten_virtual.h5", "virtual frames of 40000 x 40000")]
    public void Open_NoFrames_SaysWhatThereIs(string name, string words) => StringAssert.Contains(DialectGolden.Error(DialectGolden.File(name)), words);

    [TestMethod]
    [DataRow("/run/text", "a data set of text")]
    [DataRow("/run/profile", "an array of shape (9,)")]
    [DataRow("/run/table", "a data set of compound")]
    [DataRow("run/nothing", "no such data set")]
    [DataRow("/run/gone", "a link to /run/nothing, which leads nowhere")]
    [DataRow("/run/elsewhere", "a link to nothing.h5:/data, which leads nowhere")]
    [DataRow("/one", "a group with the frames /one/only (2, 6, 8) int16")]
    [DataRow("/run", "a group with 11 data sets, such as /run/complex")]
    public void Open_NamedDataSetWithoutFrames_SaysWhatItIs(string dataSet, string words) =>
        StringAssert.Contains(DialectGolden.Error(DialectGolden.File("several.h5"), dataSet), words);

    [TestMethod]
    [DataRow("/run/set_7", 1f)]
    [DataRow("run/complex", 5f)]
    [DataRow("/one/only/", 1f)]
    public void Open_NamedDataSet_IsRead(string dataSet, float factor)
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("several.h5"), dataSet);
        Assert.AreEqual("/" + dataSet.Trim('/'), source.DataSet);
        CollectionAssert.AreEqual(Array.ConvertAll(DialectGolden.Frame(1, 6, 8), pixel => factor * pixel), DialectGolden.Read(source, 1));
        StringAssert.Contains(source.Facts.Recognized[^1], "as named");
    }

    [TestMethod]
    [DataRow(10)]
    [DataRow(200)]
    [DataRow(1500)]
    [DataRow(5000)]
    public void Open_TruncatedFile_SaysSo(int length)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("cut.cxi");
        File.WriteAllBytes(path, File.ReadAllBytes(DialectGolden.File("stack.cxi"))[..length]);
        StringAssert.Contains(DialectGolden.Error(path), "an HDF5 file that cannot be opened");
    }

    [TestMethod]
    public void Open_FileWithoutPermission_SaysSo()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Inconclusive("needs a user whom permissions bind");
            return;
        }

        using var folder = new TemporaryFolder();
        string path = folder.File("closed.cxi");
        File.Copy(DialectGolden.File("stack.cxi"), path);
        File.SetUnixFileMode(path, UnixFileMode.None);
        StringAssert.Contains(DialectGolden.Error(path), "cannot be opened");
    }

    [TestMethod]
    public void TryRead_FileThatShrinksWhileItIsRead_GivesAReason()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("shrinks.h5");
        File.Copy(DialectGolden.File("eiger_data_000001.h5"), path);
        using IFrameSource source = FrameFile.Open(path);
        using (FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            file.SetLength(2100);
        StringAssert.StartsWith(source.TryRead(2, new float[48]), "unreadable: ");
    }
}
