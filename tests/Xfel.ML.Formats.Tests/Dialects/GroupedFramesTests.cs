namespace Xfel.ML.Formats.Tests;

/// <summary>Files in which each frame is a data set of its own.</summary>
[TestClass]
public sealed class GroupedFramesTests
{
    private static readonly string[] Labels =
        ["Spherical/Oblate", "Round", "Elliptical", "Prolate", "Streak", "Bent", "Asymmetric", "NewtonRings", "DoubleRings", "Layered", "Empty"];

    [TestMethod]
    public void Open_OneEntryAFrame_GoesByNumber()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("entries.cxi"));
        Assert.AreEqual("CXIDB-94", source.Format);
        Assert.AreEqual("CXIDB-94: 11 entries, each with one frame in instrument_1/detector_1/data", source.Facts.Recognized[0]);
        Assert.AreEqual(12, source.Count);
        foreach (int entry in new[] { 1, 2, 3, 9, 10, 11, 12 })
        {
            CollectionAssert.AreEqual(DialectGolden.Frame(entry, 6, 8), DialectGolden.Read(source, entry - 1));
            CollectionAssert.AreEqual(Enumerable.Range(0, 11).Select(bit => (entry >> bit & 1) == 1).ToArray(), source.Labels!.Indicators![entry - 1].ToArray());
        }

        CollectionAssert.AreEqual(Labels, source.Labels!.ClassNames.ToArray());
        Assert.AreEqual("/entry_12", source.Ids!.Files![11]);
        Assert.AreEqual(3.4e-18, source.Facts.PhotonEnergy);
        Assert.AreEqual("shot 1", source.Facts.Notes["experiment"]);
    }

    [TestMethod]
    [DataRow(4, "/entry_4/note_1/data does not hold 11 labels")]
    [DataRow(5, "/entry_5/instrument_1/detector_1/data is missing")]
    [DataRow(6, "/entry_6/instrument_1/detector_1/data is (7, 8), the other frames are 6 x 8")]
    [DataRow(7, "/entry_7/note_1/data does not hold 11 labels")]
    [DataRow(8, "/entry_8/instrument_1/detector_1/data holds text")]
    public void TryRead_BadEntry_GivesTheReason(int entry, string reason)
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("entries.cxi"));
        StringAssert.Contains(source.TryRead(entry - 1, new float[48]), reason);
    }

    [TestMethod]
    public void TryRead_ManyThreads_GiveTheSame()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("simex.h5"));
        int good = 0;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(first => new Thread(() =>
        {
            var pixels = new float[48];
            for (int i = first; i < 100; i++)
            {
                if (source.TryRead(i % 3, pixels) is null && pixels.AsSpan().SequenceEqual(DialectGolden.Frame(i % 3, 6, 8)))
                    Interlocked.Increment(ref good);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.AreEqual(100 + 99 + 98 + 97, good);
    }

    [TestMethod]
    public void Open_Simex_ReadsCountsGeometryAndMask()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("simex.h5"));
        Assert.AreEqual("SimEx file, data set '/data/0000004/data': 3 frames of 6 x 8, uint32", source.Describe());
        Assert.AreEqual("SimEx (SingFEL v0.2.0): 3 numbered groups in /data, each with one frame", source.Facts.Recognized[0]);
        for (int i = 0; i < 3; i++)
            CollectionAssert.AreEqual(DialectGolden.Frame(i, 6, 8), DialectGolden.Read(source, i));
        CollectionAssert.AreEqual(new[] { "/data/0000004", "/data/0000011", "/data/0000018" }, source.Ids!.Files!.ToArray());
        Assert.AreEqual(4960 * 1.602176634e-19, source.Facts.PhotonEnergy!.Value, 1e-25);
        Assert.AreEqual((0.13, 0.0012, 0.0011), (source.Facts.DetectorDistance, source.Facts.PixelWidth, source.Facts.PixelHeight));
        CollectionAssert.AreEqual(new[] { 0 }, DialectGolden.BadPixels(source, 2));
    }

    [TestMethod]
    public void Open_NamedFrameOfAGroup_IsThatOneWithTheFilesMask()
    {
        using IFrameSource source = FrameFile.Open(DialectGolden.File("simex.h5"), "data/0000011/diffr");
        Assert.AreEqual(1, source.Count);
        CollectionAssert.AreEqual(Array.ConvertAll(DialectGolden.Frame(1, 6, 8), pixel => pixel / 2), DialectGolden.Read(source, 0));
        CollectionAssert.AreEqual(new[] { 0 }, DialectGolden.BadPixels(source, 0));
        Assert.IsNull(source.Ids);
    }

    [TestMethod]
    public void Open_ThousandsOfEntries_ReadsThemAll()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("many.cxi");
        const string Write = """
            import sys, h5py, numpy
            with h5py.File(sys.argv[1], 'w') as f:
                for n in range(1, 3001):
                    f[f'entry_{n}/instrument_1/detector_1/data'] = numpy.full((4, 5), n, '<i2')
                    f[f'entry_{n}/note_1/data'] = numpy.ones(11, '<i4')
            """;
        Python.Run(["h5py", "numpy"], Write, path);
        using IFrameSource source = FrameFile.Open(path);
        Assert.AreEqual(3000, source.Count);
        for (int i = 0; i < source.Count; i++)
            Assert.AreEqual(i + 1, DialectGolden.Read(source, i)[19]);
    }
}
