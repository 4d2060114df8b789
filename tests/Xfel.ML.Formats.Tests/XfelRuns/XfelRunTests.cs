namespace Xfel.ML.Formats.Tests;

/// <summary>The small runs of Golden/make_golden.py.</summary>
[TestClass]
public sealed class XfelRunTests
{
    /// <summary>The frames of the raw run, and the modules that have them.</summary>
    private static readonly (ulong Train, ulong Pulse, string Modules)[] RawFrames =
    [
        (100, 0, "012"), (100, 4, "012"), (101, 0, "02"), (101, 4, "02"), (102, 0, "01"), (102, 4, "01"),
        (103, 0, "01"), (103, 2, "1"), (103, 4, "01"), (104, 0, "01"),
    ];

    [TestMethod]
    public void Open_RawRun_MatchesModulesByTrainAndPulse()
    {
        using IFrameSource run = FrameFile.Open(GoldenRuns.Raw);
        Assert.AreEqual("European XFEL run file, data set 'TST_DET_TINY': 10 frames of 12 x 6, uint16", run.Describe());
        Assert.AreEqual(3, run.Facts.Modules);
        Assert.IsFalse(run.HasMask);
        CollectionAssert.AreEqual(RawFrames.Select(frame => frame.Train).ToArray(), run.Ids!.Trains!.ToArray());
        CollectionAssert.AreEqual(RawFrames.Select(frame => frame.Pulse).ToArray(), run.Ids.Pulses!.ToArray());
        CollectionAssert.AreEqual(RawFrames.Select(frame => (int)frame.Pulse / 4 + 1).ToArray(), run.Ids.Cells!.ToArray());
        for (int i = 0; i < RawFrames.Length; i++)
        {
            string module = RawFrames[i].Modules[0] == '0' ? "00" : "01", sequence = RawFrames[i].Train > 102 ? "1" : "0";
            Assert.AreEqual(Path.Combine(GoldenRuns.Raw, $"RAW-R0001-TINY{module}-S0000{sequence}.h5"), run.Ids.Files![i]);
        }

        CheckRawFrames(run);
    }

    [TestMethod]
    public void TryRead_AnyOrderAndSeveralThreads_GivesTheSame()
    {
        using IFrameSource run = FrameFile.Open(GoldenRuns.Raw);
        Parallel.For(0, 64, i =>
        {
            int frame = (7 * i + 3) % run.Count;
            CheckRawFrame(run, frame, new float[run.Size.PixelCount]);
        });
    }

    [TestMethod]
    public void Open_RawRun_SaysWhatItRecognizedAndWhatIsMissing()
    {
        using IFrameSource run = FrameFile.Open(GoldenRuns.Raw);
        string[] expected =
        [
            "European XFEL run of format 1.0: INDEX, and raw images of TST_DET_TINY, modules 0-2, in 5 files",
            "the first of 2 planes of an image holds the intensities",
            "without data in some trains, and NaN in these: module 0-2",
        ];
        CollectionAssert.AreEqual(expected, run.Facts.Recognized.ToArray());
        Assert.AreEqual("TST_DET_TINY (10, 3, 4, 6)", run.Facts.DataSets[0]);
        Assert.AreEqual("700000", run.Facts.Notes["proposal"]);
    }

    [TestMethod]
    public void Open_OneFile_HasTheModulesInIt()
    {
        using IFrameSource module = FrameFile.Open(Path.Combine(GoldenRuns.Raw, "RAW-R0001-TINY01-S00001.h5"));
        Assert.AreEqual(4, module.Count);
        Assert.AreEqual(new FrameSize(4, 6), module.Size);
        CollectionAssert.AreEqual(new ulong[] { 103, 103, 103, 104 }, module.Ids!.Trains!.ToArray());
        CollectionAssert.AreEqual(new ulong[] { 0, 2, 4, 0 }, module.Ids.Pulses!.ToArray());
        var pixels = new float[24];
        Assert.IsNull(module.TryRead(1, pixels));
        CollectionAssert.AreEqual(Enumerable.Range(0, 24).Select(pixel => GoldenRuns.Value(103, 2, 1, pixel)).ToArray(), pixels);
    }

    [TestMethod]
    [DataRow("INSTRUMENT/TST_DET_TINY/DET/1CH0:xtdf/image/data")]
    [DataRow("/INSTRUMENT/TST_DET_TINY/DET/1CH0:xtdf/image/data")]
    [DataRow("TST_DET_TINY/DET/1CH0:xtdf")]
    public void Open_ModuleNamed_HasThatModuleOfAllSequences(string dataSet)
    {
        using IFrameSource module = FrameFile.Open(GoldenRuns.Raw, dataSet);
        Assert.AreEqual(8, module.Count);
        Assert.AreEqual(1, module.Facts.Modules);
        Assert.AreEqual("/INSTRUMENT/TST_DET_TINY/DET/1CH0:xtdf/image/data", module.DataSet);
        var pixels = new float[24];
        Assert.IsNull(module.TryRead(7, pixels));
        Assert.AreEqual(GoldenRuns.Value(104, 0, 1, 5), pixels[5]);
    }

    [TestMethod]
    public void Open_AnotherDataSetOfARunFile_IsThatDataSet()
    {
        using IFrameSource gain = FrameFile.Open(Path.Combine(GoldenRuns.Corrected, "CORR-R0002-AGIPD00-S00000.h5"), "/INSTRUMENT/TST_DET_AGIPD500K/DET/0CH0:xtdf/image/gain");
        Assert.AreEqual("uint8", gain.ElementType);
        Assert.AreEqual(6, gain.Count);
    }

    [TestMethod]
    public void Open_CorrectedRun_HasEveryModuleOfTheDetector()
    {
        using IFrameSource run = FrameFile.Open(GoldenRuns.Corrected, "TST_DET_AGIPD500K");
        Assert.AreEqual(8, run.Facts.Modules);
        Assert.AreEqual(new FrameSize(32, 6), run.Size);
        Assert.AreEqual(9, run.Count);
        Assert.IsTrue(run.HasMask);
        CollectionAssert.Contains(run.Facts.Recognized.ToArray(), "without data, and NaN in every frame: module 1-4, 6-7");
        CollectionAssert.Contains(run.Facts.Recognized.ToArray(), "without data in some trains, and NaN in these: module 0, 5");
        var pixels = new float[run.Size.PixelCount];
        var good = new bool[pixels.Length];
        for (int frame = 0; frame < run.Count; frame++)
        {
            (ulong train, ulong pulse) = (run.Ids!.Trains![frame], run.Ids.Pulses![frame]);
            Assert.IsNull(run.TryRead(frame, pixels));
            Assert.IsNull(run.TryReadMask(frame, good));
            for (int i = 0; i < pixels.Length; i++)
            {
                int module = i / 24, pixel = i % 24;
                bool present = (module == 0 && train != 101) || (module == 5 && train != 102);
                bool damaged = module == 5 && train == 100 && pulse == 0 && pixel == 23;
                Assert.AreEqual(present && !damaged ? GoldenRuns.Value(train, pulse, module, pixel) : float.NaN, pixels[i], $"frame {frame}, pixel {i}");
                Assert.AreEqual(present && pixel != module, good[i], $"frame {frame}, pixel {i}");
            }
        }
    }

    [TestMethod]
    public void Open_RawAndCorrectedTogether_PrefersCorrected()
    {
        using var folder = new TemporaryFolder();
        GoldenRuns.Copy(GoldenRuns.Corrected, folder);
        string python = Python.Run(["h5py"], """
            import sys, h5py
            with h5py.File(sys.argv[1]) as old, h5py.File(sys.argv[2], 'w') as new:
                for name in old: old.copy(name, new)
                image = new['INSTRUMENT/TST_DET_AGIPD500K/DET/0CH0:xtdf/image']
                for name in ('data', 'mask', 'gain'): del image[name]
                image.create_dataset('data', (6, 2, 4, 6), 'u2')
            """, folder.File("CORR-R0002-AGIPD00-S00000.h5"), folder.File("RAW-R0002-AGIPD00-S00000.h5"));
        Assert.AreEqual("", python);
        using IFrameSource run = FrameFile.Open(folder.Path);
        Assert.AreEqual("float32", run.ElementType);
        CollectionAssert.Contains(run.Facts.Recognized.ToArray(), "corrected data take the place of raw ones: 1 raw parts are not read");
        var pixels = new float[run.Size.PixelCount];
        Assert.IsNull(run.TryRead(0, pixels));
        Assert.AreEqual(GoldenRuns.Value(100, 0, 0, 0), pixels[0]);
    }

    [TestMethod]
    public void Open_SeveralDetectors_AsksForOne()
    {
        using var folder = new TemporaryFolder();
        GoldenRuns.Copy(GoldenRuns.Raw, folder);
        GoldenRuns.Copy(GoldenRuns.Corrected, folder);
        var error = Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(folder.Path));
        StringAssert.Contains(error.Message, "found images of 2 detectors: TST_DET_AGIPD500K, TST_DET_TINY; expected one of them; name one with --frames, for example --frames TST_DET_AGIPD500K.");
        using IFrameSource run = FrameFile.Open(folder.Path, "TST_DET_TINY");
        CheckRawFrames(run);
        error = Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(folder.Path, "TST_DET_LPD1M"));
        StringAssert.Contains(error.Message, "expected one of TST_DET_AGIPD500K, TST_DET_TINY;");
    }

    [TestMethod]
    public void TryRead_Run_LeavesItsFilesAsTheyAre()
    {
        using var folder = new TemporaryFolder();
        GoldenRuns.Copy(GoldenRuns.Raw, folder);
        string before = GoldenRuns.State(folder.Path);
        using (IFrameSource run = FrameFile.Open(folder.Path))
            CheckRawFrames(run);
        Assert.AreEqual(before, GoldenRuns.State(folder.Path));
    }

    private static void CheckRawFrames(IFrameSource run)
    {
        Assert.AreEqual(RawFrames.Length, run.Count);
        var pixels = new float[run.Size.PixelCount];
        for (int frame = 0; frame < run.Count; frame++)
            CheckRawFrame(run, frame, pixels);
    }

    private static void CheckRawFrame(IFrameSource run, int frame, float[] pixels)
    {
        (ulong train, ulong pulse, string modules) = RawFrames[frame];
        Assert.IsNull(run.TryRead(frame, pixels));
        for (int i = 0; i < pixels.Length; i++)
        {
            int module = i / 24;
            Assert.AreEqual(modules.Contains((char)('0' + module)) ? GoldenRuns.Value(train, pulse, module, i % 24) : float.NaN, pixels[i], $"frame {frame}, pixel {i}");
        }
    }
}
