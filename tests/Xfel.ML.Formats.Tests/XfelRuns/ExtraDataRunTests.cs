namespace Xfel.ML.Formats.Tests;

/// <summary>Runs of EXtra-data's own examples, held against what EXtra-data reads.</summary>
[TestClass]
public sealed class ExtraDataRunTests
{
    [TestMethod]
    [DataRow("spb", "missing")]
    [DataRow("spb-old", "")]
    [DataRow("spb-corrected", "missing")]
    [DataRow("reduced", "")]
    [DataRow("fxe", "")]
    [DataRow("parallel-gain", "")]
    [DataRow("scs", "")]
    [DataRow("jungfrau", "")]
    public void Open_RunOfExtraData_ReadsWhatItReads(string kind, string damage)
    {
        using var folder = new TemporaryFolder();
        string[] expected = ExtraData.Make(folder.Path, kind, damage);
        using IFrameSource run = FrameFile.Open(folder.Path);
        CollectionAssert.AreEqual(expected, ExtraData.Lines(run, ExtraData.Frames(expected)).ToArray(), string.Join('\n', run.Facts.Recognized));
        Assert.IsGreaterThan(2, expected.Length);
    }

    [TestMethod]
    [DataRow("reduced", "uint16")]
    [DataRow("reduced-corrected", "float32")]
    [DataRow("jungfrau", "uint16")]
    public void Open_VirtualCxiOfExtraData_HasTheFramesOfTheRun(string kind, string type)
    {
        using var folder = new TemporaryFolder();
        string[] expected = ExtraData.Make(folder.Path, kind);
        string virtualFile = folder.File("virtual.cxi");
        Python.Run(ExtraData.Modules, """
            import sys
            from extra_data.cli.make_virtual_cxi import main
            main([sys.argv[1], '-o', sys.argv[2], '--min-modules', '1'])
            """, folder.Path, virtualFile);
        using IFrameSource run = FrameFile.Open(folder.Path), cxi = FrameFile.Open(virtualFile);
        Assert.AreEqual(type, cxi.ElementType);
        Assert.AreEqual(run.Size, cxi.Size);
        Assert.AreEqual(run.Count, cxi.Count);
        Assert.AreEqual(run.Facts.Modules, cxi.Facts.Modules);
        float[] fromRun = new float[run.Size.PixelCount], fromCxi = new float[run.Size.PixelCount];
        foreach ((ulong train, ulong pulse) in ExtraData.Frames(expected).Take(2))
        {
            int frame = Enumerable.Range(0, run.Count).First(i => run.Ids!.Trains![i] == train && run.Ids.Pulses![i] == pulse);
            Assert.IsNull(run.TryRead(frame, fromRun));
            Assert.IsNull(cxi.TryRead(frame, fromCxi));
            CollectionAssert.AreEqual(fromRun, fromCxi);
            Assert.IsTrue(fromRun.Any(value => value > 1));
        }
    }

    [TestMethod]
    public void Open_RunThatExtraDataValidates_LeavesItValidAndUnchanged()
    {
        using var folder = new TemporaryFolder();
        ExtraData.Make(folder.Path, "reduced-corrected");
        Assert.AreEqual("valid", Validate(folder.Path));
        string before = GoldenRuns.State(folder.Path);
        using (IFrameSource run = FrameFile.Open(folder.Path))
        {
            Assert.IsNull(run.TryRead(run.Count / 2, new float[run.Size.PixelCount]));
            Assert.HasCount(1, run.Facts.Recognized);
        }

        Assert.AreEqual(before, GoldenRuns.State(folder.Path));
        Assert.AreEqual("valid", Validate(folder.Path));
    }

    [TestMethod]
    public void Open_RunWithATruncatedFile_ReportsTheFileThatExtraDataReports()
    {
        using var folder = new TemporaryFolder();
        ExtraData.Make(folder.Path, "reduced-corrected");
        string damaged = folder.File("CORR-R0238-AGIPD07-S00000.h5");
        using (FileStream stream = new(damaged, FileMode.Open))
            stream.SetLength(stream.Length / 2);
        StringAssert.Contains(Validate(folder.Path), $"Could not open file {damaged}");
        using IFrameSource run = FrameFile.Open(folder.Path);
        Assert.AreEqual(16, run.Facts.Modules);
        Assert.IsTrue(run.Facts.Recognized.Any(line => line.StartsWith($"left out {damaged}: found an HDF5 file that cannot be opened", StringComparison.Ordinal)), string.Join('\n', run.Facts.Recognized));
        CollectionAssert.Contains(run.Facts.Recognized.ToArray(), "without data, and NaN in every frame: module 7");
        var pixels = new float[run.Size.PixelCount];
        Assert.IsNull(run.TryRead(0, pixels));
        int module = pixels.Length / 16;
        Assert.IsTrue(pixels.AsSpan(7 * module, module).IndexOfAnyExcept(float.NaN) < 0);
        Assert.IsFalse(float.IsNaN(pixels[0]));
    }

    [TestMethod]
    [DataRow("make_agipd_example_file", "SPB_DET_AGIPD1M-1", 16000)]
    [DataRow("make_agipd_file", "SPB_DET_AGIPD1M-1", 486 * 64)]
    [DataRow("make_lpd_file", "FXE_DET_LPD1M-1", 480 * 128)]
    public void Open_FileOfExtraData_HasAllItsFrames(string maker, string detector, int frames)
    {
        using var folder = new TemporaryFolder();
        Python.Run(ExtraData.Modules, "import sys; from extra_data.tests import make_examples; getattr(make_examples, sys.argv[1])(sys.argv[2])", maker, folder.File("module.h5"));
        using IFrameSource module = FrameFile.Open(folder.File("module.h5"));
        Assert.AreEqual(detector, module.DataSet);
        Assert.AreEqual(frames, module.Count);
        Assert.AreEqual(1, module.Facts.Modules);
        Assert.IsNull(module.TryRead(frames - 1, new float[module.Size.PixelCount]));
        Assert.IsTrue(module.Ids!.Trains!.Zip(module.Ids.Trains!.Skip(1)).All(pair => pair.First <= pair.Second));
        Assert.IsNull(module.TryReadMask(frames - 1, new bool[module.Size.PixelCount]));
        using IFrameSource folderOfOne = FrameFile.Open(folder.Path);
        Assert.AreEqual(16, folderOfOne.Facts.Modules);
    }

    [TestMethod]
    public void Open_FileOfACamera_IsNoDetectorRun()
    {
        using var folder = new TemporaryFolder();
        Python.Run(ExtraData.Modules, "import sys; from extra_data.tests import make_examples; make_examples.make_data_file_bad_device_name(sys.argv[1])", folder.File("RAW-R0001-DA01-S00000.h5"));
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(folder.Path)).Message, "found 1 HDF5 files without images of a detector's module;");
        using IFrameSource camera = FrameFile.Open(folder.File("RAW-R0001-DA01-S00000.h5"), "/INSTRUMENT/SPB_IRU_SIDEMIC_CAM:daqOutput/data/image/pixels");
        Assert.AreEqual(500, camera.Count);
    }

    private static string Validate(string folder) => Python.Run(ExtraData.Modules, """
        import sys
        from extra_data.validation import RunValidator
        problems = RunValidator(sys.argv[1]).run_checks()
        print('; '.join(f"{p['msg']} {p.get('file', '')}" for p in problems) or 'valid')
        """, folder);
}
