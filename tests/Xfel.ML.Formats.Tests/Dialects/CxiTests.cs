namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class CxiTests
{
    [TestMethod]
    public void Open_StackedFrames_GivesFramesFactsLabelsAndIds()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("stack.cxi"));
        Assert.AreEqual("CXI 1.4 file, data set '/entry_1/data_1/data': 3 frames of 6 x 8, int16, 3 classes", source.Describe());
        for (int i = 2; i >= 0; i--)
            CollectionAssert.AreEqual(DialectGolden.Frame(i, 6, 8), DialectGolden.Read(source, i));
        FrameFileFacts facts = source.Facts;
        CollectionAssert.AreEqual(
            new[]
            {
                "CXI 1.4: cxi_version is 140",
                "frames: /entry_1/data_1/data, a link to /entry_1/instrument_1/detector_1/data",
                "mask: /entry_1/instrument_1/detector_1/mask, in which 0 is good",
            },
            facts.Recognized.ToArray());
        CollectionAssert.AreEqual(new[] { "/entry_1/data_1/data (3, 6, 8) int16", "/entry_1/data_2/data (3, 5, 5) float32" }, facts.DataSets.ToArray());
        Assert.AreEqual(2e-16, facts.PhotonEnergy);
        Assert.AreEqual(0.74, facts.DetectorDistance);
        Assert.AreEqual(75e-6, facts.PixelWidth);
        Assert.IsNull(facts.PixelHeight, "a pixel of no height is not known");
        Assert.IsNull(facts.Wavelength);
        Assert.AreEqual("amo55912", facts.Notes["experiment"]);
        Assert.AreEqual("helium", facts.Notes["sample"]);
        StringAssert.Contains(facts.Notes["energy"], "varies");
        StringAssert.Contains(facts.Notes["corner_position"], "(3,)");
        CollectionAssert.AreEqual(new[] { 0, 2, 1 }, source.Labels!.Values.ToArray());
        CollectionAssert.AreEqual(new[] { "bad", "single", "d\u00f6uble" }, source.Labels.ClassNames.ToArray());
        CollectionAssert.AreEqual(new long[] { 7, 7, 9 }, source.Labels.ModelIds!.ToArray());
        CollectionAssert.AreEqual(new ulong[] { 10, 10, 11 }, source.Ids!.Trains!.ToArray());
        CollectionAssert.AreEqual(new ulong[] { 0, 4, 0 }, source.Ids.Pulses!.ToArray());
        CollectionAssert.AreEqual(new[] { 0, 1, 0 }, source.Ids.Cells!.ToArray());
        CollectionAssert.AreEqual(new[] { "a.h5", "a.h5", "b.h5" }, source.Ids.Files!.ToArray());
    }

    [TestMethod]
    public void TryReadMask_BitsOfCxi_FaultsAreBadAndSignalsGood()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("stack.cxi"));
        Assert.IsTrue(source.HasMask);
        CollectionAssert.AreEqual(new[] { 0, 8, 16 }, DialectGolden.BadPixels(source, 2));
    }

    [TestMethod]
    public void Open_Modules_LieBelowEachOther()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("modules.cxi"));
        Assert.AreEqual(3, source.Facts.Modules);
        Assert.AreEqual(new FrameSize(18, 8), source.Size);
        CollectionAssert.AreEqual(DialectGolden.Frame(1, 18, 8), DialectGolden.Read(source, 1));
        Assert.IsEmpty(DialectGolden.BadPixels(source, 0));
        CollectionAssert.AreEqual(new[] { 143 }, DialectGolden.BadPixels(source, 1));
        CollectionAssert.AreEqual(new[] { true, true }, source.Labels!.Indicators![1].ToArray());
    }

    [TestMethod]
    public void Open_OneFrameOfModules_IsOneFrame()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("one_of_modules.cxi"));
        Assert.AreEqual(1, source.Count);
        Assert.AreEqual(3, source.Facts.Modules);
        CollectionAssert.AreEqual(DialectGolden.Frame(0, 18, 8), DialectGolden.Read(source, 0));
        CollectionAssert.AreEqual(new[] { 0, 9, 18, 27, 36, 45, 54, 63 }, DialectGolden.BadPixels(source, 0));
    }

    [TestMethod]
    public void Open_CentreInTheCorner_MovesFramesAndMask()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("shifted.cxi"));
        Assert.IsTrue(source.Facts.IsFftShifted);
        for (int i = 0; i < 2; i++)
            CollectionAssert.AreEqual(DialectGolden.Frame(i, 7, 6), DialectGolden.Read(source, i));
        CollectionAssert.AreEqual(new[] { 20 }, DialectGolden.BadPixels(source, 1));
    }

    [TestMethod]
    public void Open_Cheetah_NamesItAndReadsItsBits()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("cheetah.cxi"));
        Assert.AreEqual("Cheetah CXI 1.4", source.Format);
        Assert.AreEqual("Cheetah CXI 1.4: cxi_version is 140, and there is /LCLS", source.Facts.Recognized[0]);
        CollectionAssert.AreEqual(DialectGolden.Frame(1, 6, 8), DialectGolden.Read(source, 1));
        Assert.AreEqual(1500 * 1.602176634e-19, source.Facts.PhotonEnergy!.Value, 1e-25);
        StringAssert.Contains(source.Facts.Notes["energy"], "varies");
        Assert.IsEmpty(DialectGolden.BadPixels(source, 0), "a peak is no fault");
        CollectionAssert.AreEqual(new[] { 0 }, DialectGolden.BadPixels(source, 1), "a correction that failed is one, a correction is none");
    }

    [TestMethod]
    [DataRow("wrong_mask.cxi", null, "a mask of shape (8, 6); expected the frames' (6, 8), or 2 of these")]
    [DataRow("wrong_labels.cxi", null, "'/entry_1/labels_1/data': found labels of shape (3); expected one for each of the 2 frames")]
    [DataRow("text.cxi", null, "a data set of text, (2,); expected numbers")]
    [DataRow("gone.cxi", null, "'/entry_1/data_1/data': found a link to raw.h5:/data, which leads nowhere")]
    public void Open_UnusableCxi_SaysWhatIsWrong(string name, string? dataSet, string words) =>
        StringAssert.Contains(DialectGolden.Error(DialectGolden.File(name), dataSet), words);

    [TestMethod]
    [DataRow("wrong_mask.cxi")]
    [DataRow("wrong_labels.cxi")]
    public void Open_NamedFramesOfAFileWithAnUnfitMaskOrLabels_ReadsThem(string name)
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File(name), "entry_1/data_1/data");
        CollectionAssert.AreEqual(DialectGolden.Frame(1, 6, 8), DialectGolden.Read(source, 1));
        Assert.IsFalse(source.HasMask);
        Assert.IsNull(source.Labels);
    }

    [TestMethod]
    public void Open_NamedSecondDetector_KeepsTheFactsButNoUnfitMask()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("stack.cxi"), "/entry_1/data_2/data");
        Assert.AreEqual(new FrameSize(5, 5), source.Size);
        Assert.AreEqual("helium", source.Facts.Notes["sample"]);
        Assert.IsFalse(source.HasMask);
        CollectionAssert.AreEqual(new[] { 0, 2, 1 }, source.Labels!.Values.ToArray());
    }
}
