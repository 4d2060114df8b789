namespace Xfel.ML.Formats.Tests;

/// <summary>Runs that are not as they should be: what is wrong is told, and the rest is read.</summary>
[TestClass]
public sealed class XfelRunBadInputTests
{
    private const string File0 = "RAW-R0001-TINY00-S00000.h5", File1 = "RAW-R0001-TINY00-S00001.h5";

    /// <summary>Spoils a file with h5py; <c>f</c> is the file, <c>index</c> and <c>image</c> its module's groups.</summary>
    private const string Spoil = """
        import sys, glob, h5py, numpy as np
        def replace(group, name, value, **options):
            del group[name]
            group.create_dataset(name, data=value, **options) if value is not None else group.create_dataset(name, **options)
        for path in glob.glob(sys.argv[1]):
            with h5py.File(path, 'r+') as f:
                detector = list(f['INSTRUMENT'])[0]
                source = f'{detector}/DET/' + list(f[f'INSTRUMENT/{detector}/DET'])[0]
                index, image = f[f'INDEX/{source}/image'], f[f'INSTRUMENT/{source}/image']
                exec(sys.argv[2])
        """;

    [TestMethod]
    [DataRow("index['count'][1] = 50", "/INDEX/TST_DET_TINY/DET/0CH0:xtdf/image refers to data outside the 3 entries in 1 of 2 trains", 10)]
    [DataRow("index['count'][1] = 2 ** 64 - 1", "refers to data outside the 3 entries in 1 of 2 trains", 10)]
    [DataRow("index['first'][1] = 2 ** 64 - 1", "refers to data outside the 3 entries in 1 of 2 trains", 10)]
    [DataRow("replace(index, 'first', np.array([-5, 2]))", "refers to data outside the 3 entries in 1 of 2 trains", 10)]
    [DataRow("replace(index, 'count', np.array([2, -1]))", "refers to data outside the 3 entries in 1 of 2 trains", 10)]
    [DataRow("replace(index, 'first', np.zeros(1, 'u8'))", "has 1 and 2 rows for 2 trains", 10)]
    [DataRow("del index['count']", "data set '/INDEX/TST_DET_TINY/DET/0CH0:xtdf/image/last': found no such data set", 10)]
    [DataRow("del f['INDEX/trainId']", "TST_DET_TINY/DET/0CH0:xtdf without /INDEX/trainId", 10)]
    [DataRow("replace(image, 'data', np.ones((3, 2, 5, 6), 'u2'))", "RAW-R0001-TINY00-S00001.h5 is left out: images of 5 x 6 in TST_DET_TINY/DET/0CH0:xtdf, where others have 4 x 6", 10)]
    [DataRow("replace(image, 'data', np.ones((3, 5), 'u2'))", "found a data set of uint16 of the shape (3, 5); expected images of a module", 10)]
    [DataRow("replace(image, 'data', np.full((3, 2, 4, 6), b'text'))", "found a data set of text of the shape (3, 2, 4, 6)", 10)]
    [DataRow("replace(image, 'data', None, shape=(3, 2 ** 15, 2 ** 15), dtype='u2', chunks=(1, 1024, 1024))", "more than", 10)]
    [DataRow("replace(image, 'pulseId', np.array([0, 4], 'u8'))", "TST_DET_TINY/DET/0CH0:xtdf has 2 pulse ids for 3 images", 10)]
    [DataRow("replace(image, 'pulseId', None, shape=(2 ** 24,), dtype='u8', chunks=(1024,))", "elements of which the file holds 0 bytes", 10)]
    [DataRow("replace(f['INDEX'], 'trainId', np.array([100, 104], 'u8'))", "2 images are left out: their module has another one of the same train and pulse", 10)]
    [DataRow("del image['pulseId'], image['cellId']; replace(image, 'data', None, shape=(2 ** 30, 2, 4, 6), dtype='u2', chunks=(1024, 2, 4, 6)); index['count'][0] = 2 ** 30", "outside the 0 entries in 2 of 2 trains", 10)]
    [DataRow("replace(f['INDEX'], 'trainId', np.arange(100, 10100, dtype='u8')); replace(index, 'first', np.zeros(10000, 'u8')); replace(index, 'count', np.full(10000, 3, 'u8'))", "outside the 3 entries in 9999 of 10000 trains", 11)]
    public void Open_SpoiltFile_TellsAndReadsTheRest(string how, string told, int frames)
    {
        using var folder = new TemporaryFolder();
        GoldenRuns.Copy(GoldenRuns.Raw, folder);
        Python.Run(["h5py", "numpy"], Spoil, folder.File(File1), how);
        using IFrameSource run = FrameFile.Open(folder.Path);
        Assert.IsTrue(run.Facts.Recognized.Any(line => line.Contains(told, StringComparison.Ordinal)), string.Join('\n', run.Facts.Recognized));
        Assert.IsTrue(run.Facts.Recognized.All(line => !line.Any(char.IsControl)));
        Assert.AreEqual(frames, run.Count);
        var pixels = new float[run.Size.PixelCount];
        for (int frame = 0; frame < run.Count; frame++)
        {
            Assert.IsNull(run.TryRead(frame, pixels));
            Assert.IsTrue(pixels.All(value => float.IsNaN(value) || value is > 0 and < 60000));
        }
    }

    [TestMethod]
    public void Open_PulseIdsMissing_MatchesByCell()
    {
        using var folder = new TemporaryFolder();
        GoldenRuns.Copy(GoldenRuns.Raw, folder);
        Python.Run(["h5py", "numpy"], Spoil, folder.File("*TINY*"), "del image['pulseId']");
        using IFrameSource run = FrameFile.Open(folder.Path);
        CollectionAssert.AreEqual(new ulong[] { 1, 2, 1, 2, 1, 2 }, run.Ids!.Pulses!.Take(6).ToArray());
        var pixels = new float[run.Size.PixelCount];
        Assert.IsNull(run.TryRead(1, pixels));
        Assert.AreEqual(GoldenRuns.Value(100, 4, 2, 0), pixels[48]);
    }

    [TestMethod]
    public void Open_SamePulseInATrainAgainAndAgain_TellsFramesApartByOrder()
    {
        using var folder = new TemporaryFolder();
        GoldenRuns.Copy(GoldenRuns.Raw, folder);
        Python.Run(["h5py", "numpy"], Spoil, folder.File("*TINY*"), "image['pulseId'][...] = 0");
        using IFrameSource run = FrameFile.Open(folder.Path);
        Assert.AreEqual(10, run.Count);
        var pixels = new float[run.Size.PixelCount];
        Assert.IsNull(run.TryRead(1, pixels));
        Assert.AreEqual(GoldenRuns.Value(100, 4, 0, 0), pixels[0]);
        Assert.AreEqual(GoldenRuns.Value(100, 4, 2, 0), pixels[48]);
    }

    [TestMethod]
    public void Open_IndexWithoutTrains_SaysThatThereIsNoFrame()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(GoldenRuns.Raw, File1), folder.File(File1));
        Python.Run(["h5py", "numpy"], Spoil, folder.File(File1), "f['INDEX/trainId'][...] = 0");
        foreach (string path in (string[])[folder.Path, folder.File(File1)])
            StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path)).Message, "found a European XFEL run without a frame; expected trains with images in INDEX;");
    }

    [TestMethod]
    public void Open_ModuleThatTheDetectorDoesNotHave_LeavesItOut()
    {
        using var folder = new TemporaryFolder();
        GoldenRuns.Copy(GoldenRuns.Corrected, folder);
        Python.Run(["h5py", "numpy"], Spoil, folder.File("*AGIPD05*"), """
            for kind in ('INDEX', 'INSTRUMENT'):
                f.move(f'{kind}/{source}', f'{kind}/{detector}/DET/8CH0:xtdf')
            """);
        using (IFrameSource run = FrameFile.Open(folder.Path))
        {
            Assert.AreEqual(6, run.Count);
            CollectionAssert.Contains(run.Facts.Recognized.ToArray(), "TST_DET_AGIPD500K/DET/8CH0:xtdf is left out: TST_DET_AGIPD500K has the modules 0-7");
        }

        File.Delete(folder.File("CORR-R0002-AGIPD00-S00000.h5"));
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(folder.Path)).Message, "without a frame (TST_DET_AGIPD500K/DET/8CH0:xtdf is left out: ");
        using IFrameSource module = FrameFile.Open(folder.Path, "/INSTRUMENT/TST_DET_AGIPD500K/DET/8CH0:xtdf/image/data");
        Assert.AreEqual(6, module.Count);
    }

    [TestMethod]
    public void Open_CalibratedSource_ReadsAndPrefersIt()
    {
        using var folder = new TemporaryFolder();
        GoldenRuns.Copy(GoldenRuns.Corrected, folder);
        Python.Run(["h5py", "numpy"], Spoil, folder.File("CORR-R0002-AGIPD00-S00000.h5"), """
            for kind in ('INDEX', 'INSTRUMENT'):
                f.require_group(f'{kind}/{detector}/CORR')
                f.move(f'{kind}/{source}', f'{kind}/{detector}/CORR/0CH0:output')
            f.create_group(f'INSTRUMENT/{detector}/DET/0CH0:xtdf/header')
            """);
        using IFrameSource run = FrameFile.Open(folder.Path);
        Assert.AreEqual(9, run.Count);
        var pixels = new float[run.Size.PixelCount];
        Assert.IsNull(run.TryRead(0, pixels));
        Assert.AreEqual(GoldenRuns.Value(100, 0, 0, 3), pixels[3]);
    }

    [TestMethod]
    public void TryRead_DamagedImages_GivesTheReasonForTheirFramesOnly()
    {
        using var folder = new TemporaryFolder();
        GoldenRuns.Copy(GoldenRuns.Corrected, folder);
        Python.Run(["h5py", "numpy"], Spoil, folder.File("CORR-R0002-AGIPD00-S00000.h5"), "image['data'].id.write_direct_chunk((0, 0, 0), b'no deflate stream'); image['mask'].id.write_direct_chunk((2, 0, 0), b'nor this')");
        using IFrameSource run = FrameFile.Open(folder.Path);
        var pixels = new float[run.Size.PixelCount];
        for (int frame = 0; frame < run.Count; frame++)
        {
            string? reason = run.TryRead(frame, pixels);
            if (frame < 2)
                StringAssert.StartsWith(reason, "unreadable: TST_DET_AGIPD500K/DET/0CH0:xtdf of CORR-R0002-AGIPD00-S00000.h5: ");
            else
                Assert.IsNull(reason);
        }

        Assert.IsNull(run.TryReadMask(0, new bool[pixels.Length]));
        StringAssert.StartsWith(run.TryReadMask(2, new bool[pixels.Length]), "unreadable: TST_DET_AGIPD500K/DET/0CH0:xtdf");
    }

    [TestMethod]
    public void TryRead_FileGoneOrChangedSinceOpen_GivesTheReason()
    {
        using var folder = new TemporaryFolder();
        GoldenRuns.Copy(GoldenRuns.Raw, folder);
        using IFrameSource run = FrameFile.Open(folder.Path);
        File.Delete(folder.File(File0));
        File.Copy(Path.Combine(GoldenRuns.Raw, File0), folder.File(File1), overwrite: true);
        var pixels = new float[run.Size.PixelCount];
        StringAssert.Contains(run.TryRead(0, pixels), "TINY00-S00000.h5");
        StringAssert.Contains(run.TryRead(9, pixels), "other data than when the run was opened");
    }

    [TestMethod]
    public void TryRead_FileBecomesShorter_GivesTheReason()
    {
        using var folder = new TemporaryFolder();
        GoldenRuns.Copy(GoldenRuns.Raw, folder);
        using IFrameSource run = FrameFile.Open(folder.Path);
        var pixels = new float[run.Size.PixelCount];
        Assert.IsNull(run.TryRead(5, pixels));
        using (FileStream stream = new(folder.File(File0), FileMode.Open))
            stream.SetLength(stream.Length / 2);
        StringAssert.EndsWith(run.TryRead(1, pixels), "TINY00-S00000.h5: the file has become shorter since it was opened");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(100)]
    [DataRow(4000)]
    public void Open_TruncatedFile_LeavesItOut(int length)
    {
        using var folder = new TemporaryFolder();
        GoldenRuns.Copy(GoldenRuns.Raw, folder);
        using (FileStream stream = new(folder.File(File0), FileMode.Open))
            stream.SetLength(length);
        using IFrameSource run = FrameFile.Open(folder.Path);
        Assert.AreEqual(10, run.Count);
        Assert.IsTrue(run.Facts.Recognized.Any(line => line.StartsWith($"left out {folder.File(File0)}: found ", StringComparison.Ordinal)), string.Join('\n', run.Facts.Recognized));
        var pixels = new float[run.Size.PixelCount];
        Assert.IsNull(run.TryRead(0, pixels));
        Assert.IsTrue(float.IsNaN(pixels[0]));
        Assert.AreEqual(GoldenRuns.Value(100, 0, 1, 0), pixels[24]);
        foreach (string file in Directory.EnumerateFiles(folder.Path).Where(file => file != folder.File(File0)))
            File.Delete(file);
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(folder.Path)).Message, "found 1 HDF5 files without images of a detector's module; left out ");
    }

    [TestMethod]
    public void Open_FolderOfNoRun_SaysSo()
    {
        using var folder = new TemporaryFolder();
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(folder.Path)).Message, "found a folder");
        Python.Run(["h5py"], "import sys, h5py; h5py.File(sys.argv[1], 'w').create_dataset('frames', (3, 8, 8))", folder.File("frames.h5"));
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(folder.Path)).Message, "found a folder");
        File.WriteAllText(folder.File("RAW-R0001-AGIPD00-S00000.h5"), "no HDF5");
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(folder.Path)).Message, "found 2 HDF5 files without images of a detector's module;");
    }

    [TestMethod]
    public void Open_FileThatMayNotBeRead_LeavesItOut()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Inconclusive("needs a user whose permissions are checked");
            return;
        }

        using var folder = new TemporaryFolder();
        GoldenRuns.Copy(GoldenRuns.Raw, folder);
        File.SetUnixFileMode(folder.File(File1), UnixFileMode.None);
        using IFrameSource run = FrameFile.Open(folder.Path);
        Assert.IsTrue(run.Facts.Recognized.Any(line => line.StartsWith($"left out {folder.File(File1)}", StringComparison.Ordinal)));
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserExecute);
        try
        {
            StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(folder.Path)).Message, "found a folder that cannot be read (");
        }
        finally
        {
            File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [TestMethod]
    public void TryRead_ManyFiles_KeepsFewOfThemOpen()
    {
        if (!Directory.Exists("/proc/self/fd"))
            Assert.Inconclusive("needs /proc to see which files are open");
        const int Sequences = 90;
        using var folder = new TemporaryFolder();
        Python.Run(["h5py", "numpy"], """
            import sys, shutil, h5py
            for sequence in range(1, int(sys.argv[3])):
                path = f'{sys.argv[2]}/RAW-R0001-TINY00-S{sequence:05}.h5'
                shutil.copy(sys.argv[1], path)
                with h5py.File(path, 'r+') as f: f['INDEX/trainId'][...] += 10 * sequence
            """, Path.Combine(GoldenRuns.Raw, File1), folder.Path, $"{Sequences}");
        using (IFrameSource run = FrameFile.Open(folder.Path))
        {
            Assert.AreEqual(3 * (Sequences - 1), run.Count);
            Assert.AreEqual(0, OpenFiles());
            var pixels = new float[run.Size.PixelCount];
            for (int frame = 0; frame < run.Count; frame++)
                Assert.IsNull(run.TryRead(run.Count - 1 - frame, pixels));
            Assert.IsTrue(OpenFiles() is > 1 and <= 64, $"{OpenFiles()} open files");
            Parallel.For(0, run.Count, frame => Assert.IsNull(run.TryRead(frame * 7 % run.Count, new float[run.Size.PixelCount])));
            Assert.IsTrue(OpenFiles() <= 64 + Environment.ProcessorCount, $"{OpenFiles()} open files");
        }

        Assert.AreEqual(0, OpenFiles());

        int OpenFiles() => new DirectoryInfo("/proc/self/fd").EnumerateFiles().Select(link => link.LinkTarget).Distinct()
            .Count(target => target?.StartsWith(folder.Path, StringComparison.Ordinal) == true);
    }
}
