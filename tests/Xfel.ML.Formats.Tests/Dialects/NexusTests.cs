namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class NexusTests
{
    [TestMethod]
    public void Open_DefaultAttributes_LeadToTheFrames()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("nexus.nxs"));
        Assert.AreEqual("NeXus file, data set '/scan/images/counts': 2 frames of 6 x 8, int16", source.Describe());
        CollectionAssert.AreEqual(DialectGolden.Frame(1, 6, 8), DialectGolden.Read(source, 1));
        StringAssert.Contains(source.Facts.Recognized[0], "/scan/images is of class NXdata");
        Assert.AreEqual(0.5408, source.Facts.DetectorDistance!.Value, 1e-12);
        Assert.AreEqual(172e-6, source.Facts.PixelWidth!.Value, 1e-12);
        Assert.IsNull(source.Facts.PixelHeight, "an unknown unit is not known");
        Assert.AreEqual(1.5e-10, source.Facts.Wavelength!.Value, 1e-18);
        Assert.AreEqual(8250 * 1.602176634e-19, source.Facts.PhotonEnergy!.Value, 1e-24);
        CollectionAssert.AreEqual(new[] { 9 }, DialectGolden.BadPixels(source, 0));
    }

    [TestMethod]
    public void Open_SignalOnTheDataSet_IsRead()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("nexus_old.nxs"));
        Assert.AreEqual("/entry/data/counts", source.DataSet);
        StringAssert.Contains(source.Facts.Recognized[1], "its attribute signal is 1");
        CollectionAssert.AreEqual(DialectGolden.Frame(1, 6, 8), DialectGolden.Read(source, 1));
    }

    [TestMethod]
    public void Open_EigerOfTwoFiles_ReadsThemOneAfterTheOther()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("eiger_master.h5"));
        Assert.AreEqual(5, source.Count);
        foreach (int i in new[] { 0, 1, 2, 3, 4, 4, 2, 3, 0 })
            CollectionAssert.AreEqual(DialectGolden.Frame(i, 6, 8), DialectGolden.Read(source, i));
    }

    [TestMethod]
    public void Open_EigerWithoutAFile_NamesIt()
    {
        StringAssert.Contains(DialectGolden.Error(DialectGolden.File("eiger_without.h5")), "of which 1 of 2 are not there: eiger_data_000009.h5");
        using IFrameSource source = FrameFile.Open(DialectGolden.File("eiger_without.h5"), "/entry/data/data_000001");
        Assert.AreEqual(3, source.Count);
    }

    [TestMethod]
    public void Open_NamedGroupOfData_SaysItsSignal() =>
        StringAssert.Contains(DialectGolden.Error(DialectGolden.File("nexus.nxs"), "/other/images"), "a group, whose signal is /other/images/counts");
}
