namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class MaskFileTests
{
    [TestMethod]
    [DataRow("stack.cxi", "", 45, "faults: 0 is good")]
    [DataRow("stack.cxi", ":/entry_1/instrument_1/detector_1/mask", 45, "the same, named")]
    [DataRow("shifted.cxi", "", 41, "moved with the frames")]
    [DataRow("simex.h5", "", 47, "1 is good")]
    [DataRow("spimage.h5", ":mask", 47, "1 is good")]
    [DataRow("nexus.nxs", ":/scan/instrument/detector/pixel_mask", 47, "faults: 0 is good")]
    [DataRow("entries.cxi", ":/entry_1/instrument_1/detector_1/data", 48, "any number but 0")]
    public void Read_Hdf5_GivesGoodPixels(string name, string dataSet, int good, string why) =>
        Assert.AreEqual(good, MaskFile.Read(DialectGolden.File(name) + dataSet).GoodCount, why);

    [TestMethod]
    public void Read_CxiMask_PutsThemInTheirPlaces()
    {
        Mask mask = MaskFile.Read(DialectGolden.File("one_of_modules.cxi"));
        Assert.AreEqual(new FrameSize(18, 8), mask.Size);
        Assert.IsFalse(mask.Good[27]);
        Assert.IsTrue(mask.Good[28]);
    }

    [TestMethod]
    public void Read_HummingbirdMask_OneIsGood() => Assert.AreEqual(1042330, MaskFile.Read(SharedData.Require("hdf5_features/hummingbird_mask_pnccd.h5")).GoodCount);

    [TestMethod]
    [DataRow("modules.cxi", "a mask for each frame")]
    [DataRow("none.h5", "no data set of two dimensions")]
    [DataRow("several.h5", "12 data sets, such as /one/only")]
    [DataRow("several.h5:/run/set_1", "2 frames of 6 x 8; expected a mask")]
    [DataRow("several.h5:/run/nothing", "cannot be opened")]
    [DataRow("several.h5:/run/text", "a data set of text")]
    public void Read_NoMask_SaysWhatThereIs(string name, string words)
    {
        string message = Assert.ThrowsExactly<FrameFileException>(() => MaskFile.Read(DialectGolden.File(name))).Message;
        StringAssert.Contains(message, words);
    }

    [TestMethod]
    public void Read_NameOfADataSetInANpyFile_IsAnError()
    {
        using var folder = new TemporaryFolder();
        NpyFile.Write<float>(folder.File("mask.npy"), new float[] { 0, 1, 1, 1 }, 2, 2);
        Assert.AreEqual(3, MaskFile.Read(folder.File("mask.npy")).GoodCount);
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => MaskFile.Read(folder.File("mask.npy:/mask"))).Message, "a file without named data sets");
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => MaskFile.Read(folder.File("none.npy"))).Message, "no such file");
    }

    [TestMethod]
    public void Read_NothingGood_IsAnError()
    {
        using var folder = new TemporaryFolder();
        NpyFile.Write<float>(folder.File("mask.npy"), new float[4], 2, 2);
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => MaskFile.Read(folder.File("mask.npy"))).Message, "without a good pixel");
    }
}
