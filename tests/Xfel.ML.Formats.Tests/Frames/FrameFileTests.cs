using System.Text;

namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class FrameFileTests
{
    [TestMethod]
    [DataRow("\u0089HDF\r\n\u001a\n", "an HDF5 file that cannot be opened")]
    [DataRow("\u0089PNG\r\n\u001a\n", "a PNG image that is cut off")]
    [DataRow("\u00ff\u00d8\u00ff\u00e0", "a JPEG image")]
    [DataRow("\u001f\u008b\u0008", "gzip-compressed data")]
    [DataRow("\u0080\u0004\u0095", "a Python pickle, which is never loaded")]
    [DataRow("II*\0", "a TIFF image")]
    [DataRow("", "an empty file")]
    [DataRow("a,b,c\n1,2,3\n", "a text file")]
    [DataRow("\u0000\u0001\u0002\u0003", "an unknown format")]
    public void Open_AnotherFormat_NamesIt(string content, string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("frames.npy");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(content));
        var error = Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path));
        Assert.StartsWith($"{path}: found {name}", error.Message);
        Assert.AreEqual(path, error.Path);
    }

    [TestMethod]
    public void Open_NothingThereOrAFolder_SaysSo()
    {
        using var folder = new TemporaryFolder();
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(folder.File("none.npy"))).Message, "found no such file");
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(folder.File("none/none.npy"))).Message, "found no such file");
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(folder.Path)).Message, "found a folder");
    }

    [TestMethod]
    public void Open_FailedFile_IsNotKeptOpen()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("bad.npy");
        File.WriteAllBytes(path, NpyBytes.Make("<f4", "(9, 9, 9)", []));
        Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path));
        using FileStream exclusive = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [TestMethod]
    public void Open_MeasuredFrames_ReadsThem()
    {
        string path = SharedData.Require("spipy_lcls_pnccd/test_adu_frames_0_1_2_3_5_8_9.npy");
        using IFrameSource source = FrameFile.Open(path);
        Assert.AreEqual(7, source.Count);
        var pixels = new float[source.Size.PixelCount];
        for (int i = 0; i < source.Count; i++)
        {
            Assert.IsNull(source.TryRead(i, pixels));
            Assert.IsNull(FrameInspection.FindFault(pixels));
        }
    }

    [TestMethod]
    public void Messages_ControlCharactersInNames_StayInOneLine()
    {
        var error = new FrameFileException("a\nb", "c\u001b[31m", "d\r\n", "e", "f");
        Assert.AreEqual("a?b, data set 'c?[31m': found d??; expected e; f.", error.Message);
    }

    [TestMethod]
    public void Texts_DecimalCommaCulture_AreTheSame()
    {
        using var culture = new CommaCulture();
        using var folder = new TemporaryFolder();
        string path = folder.File("frames.npz");
        NpzFile.Write(path, writer =>
        {
            writer.Write<float>("frames", new float[12], 3, 2, 2);
            writer.Write<double>("labels", [0, -0.5, 1]);
        });
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path)).Message, "found the value -0.5;");
        NpzFile.Write(path, writer =>
        {
            writer.Write<float>("frames", new float[12], 3, 2, 2);
            writer.Write<int>("labels", [0, -1, 1]);
        });
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path)).Message, "found the label -1;");
        NpyFile.Write<float>(folder.File("a.npy"), new float[12], 3, 2, 2);
        using IFrameSource source = FrameFile.Open(folder.File("a.npy"));
        Assert.AreEqual("NPY file: 3 frames of 2 x 2, float32", source.Describe());
    }
}
