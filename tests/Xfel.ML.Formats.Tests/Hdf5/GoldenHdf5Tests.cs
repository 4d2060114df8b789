namespace Xfel.ML.Formats.Tests;

/// <summary>Types, layouts, chunk indexes and links, held against what h5py read when the files were made.</summary>
[TestClass]
public sealed class GoldenHdf5Tests
{
    [TestMethod]
    [DynamicData(nameof(Hdf5Golden.Expected), typeof(Hdf5Golden))]
    public void TryRead_GoldenFile_GivesWhatH5pyGave(string file, string dataSet, int frames, int height, int width, string type, string digest)
    {
        using IFrameSource source = FrameFile.Open(Hdf5Golden.File(file), dataSet);
        Assert.AreEqual(frames, source.Count);
        Assert.AreEqual(new FrameSize(height, width), source.Size);
        Assert.AreEqual(type, source.ElementType);
        Assert.AreEqual(digest, Hdf5Golden.Digest(Hdf5Golden.ReadAll(source)));
    }

    [TestMethod]
    [DynamicData(nameof(Hdf5Golden.Expected), typeof(Hdf5Golden))]
    public void TryRead_OutOfOrder_GivesTheSame(string file, string dataSet, int frames, int height, int width, string type, string digest)
    {
        using IFrameSource source = FrameFile.Open(Hdf5Golden.File(file), dataSet);
        var pixels = new float[frames * height * width];
        for (int i = frames - 1; i >= 0; i--)
            Assert.IsNull(source.TryRead(i, Hdf5Golden.Frame(pixels, source, i)));
        Assert.AreEqual(digest, Hdf5Golden.Digest(pixels), type);
    }

    [TestMethod]
    [DataRow("links.h5", "dangling", "a link to /nowhere/at/all, which leads nowhere")]
    [DataRow("links.h5", "external_missing", "a link to no_such_file.h5:/there/frames, which leads nowhere")]
    [DataRow("links.h5", "external_wrong", "a link to linked.h5:/not/there, which leads nowhere")]
    [DataRow("links.h5", "circle", "a link to /circle, which leads nowhere")]
    [DataRow("links.h5", "nothing", "no such data set")]
    [DataRow("texts.h5", "variable_utf8", "a data set of text")]
    [DataRow("texts.h5", "fixed_null_padded", "a data set of text")]
    [DataRow("texts.h5", "table", "a data set of compound")]
    [DataRow("texts.h5", "one_dimension", "an array of shape (4,)")]
    [DataRow("texts.h5", "scalar_number", "an array of shape ()")]
    [DataRow("texts.h5", "empty", "an array of shape (0,)")]
    [DataRow("texts.h5", "zero_long", "an array of shape (0, 4, 5): no frame at all")]
    public void Open_NoFrames_SaysWhatWasFound(string file, string dataSet, string found)
    {
        FrameFileException exception = Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(Hdf5Golden.File(file), dataSet));
        StringAssert.Contains(exception.Message, found);
        StringAssert.Contains(exception.Message, file);
        Assert.AreEqual(dataSet, exception.DataSet?.TrimStart('/'));
    }
}
