namespace Xfel.ML.Formats.Tests;

/// <summary>Files that are cut off or written over while they are read: bad frames with reasons.</summary>
[TestClass]
public sealed class ChangingHdf5Tests
{
    private const string Frames = """
        import sys, h5py, numpy as np
        frames = np.random.default_rng(1).poisson(0.3, (2000, 32, 32)).astype('f4') + 1
        with h5py.File(sys.argv[1], 'w') as file:
            file.create_dataset('deflate', data=frames, chunks=(1, 32, 32), compression='gzip')
        with h5py.File(sys.argv[2], 'w') as file:
            file.create_dataset('contiguous', data=frames)
            file.create_dataset('big', data=frames.astype('>f8'))
        with h5py.File(sys.argv[3], 'w') as file:
            file.create_dataset('sums', data=frames, chunks=(1, 32, 32), fletcher32=True)
            file.create_dataset('chunks', data=frames, chunks=(1, 32, 32))
        """;

    [TestMethod]
    [DataRow(0, "deflate")]
    [DataRow(1, "contiguous")]
    [DataRow(1, "big")]
    [DataRow(2, "sums")]
    [DataRow(2, "chunks")]
    public void TryRead_FileCutOffMeanwhile_GivesReasons(int file, string dataSet)
    {
        using var folder = new TemporaryFolder();
        string[] paths = [folder.File("a.h5"), folder.File("b.h5"), folder.File("c.h5")];
        Python.Run(["h5py", "numpy"], Frames, paths);
        using IFrameSource source = FrameFile.Open(paths[file], dataSet);
        var pixels = new float[source.Size.PixelCount];
        for (int i = 0; i < 10; i++)
            Assert.IsNull(source.TryRead(i, pixels));
        using (FileStream stream = new(paths[file], FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            stream.SetLength(stream.Length / 4);
        int bad = 0;
        for (int i = 10; i < source.Count; i++)
        {
            string? reason = source.TryRead(i, pixels);
            if (reason is null)
                Assert.AreEqual(-1, pixels.IndexOf(0f), $"frame {i} is not what was written");
            else
                StringAssert.StartsWith(reason, "unreadable: ");
            bad += reason is null ? 0 : 1;
        }

        Assert.IsGreaterThan(source.Count / 5, bad);
        Assert.IsNotNull(source.TryRead(source.Count - 1, pixels));
    }

    [TestMethod]
    public void TryRead_DamagedChunks_GivesReasonsForTheirFramesOnly()
    {
        using var folder = new TemporaryFolder();
        string[] paths = [folder.File("a.h5"), folder.File("b.h5"), folder.File("c.h5")];
        Python.Run(["h5py", "numpy"], Frames, paths);
        byte[] bytes = File.ReadAllBytes(paths[0]);
        bytes.AsSpan(bytes.Length / 2, 2000).Fill(0x55);
        File.WriteAllBytes(paths[0], bytes);
        using IFrameSource source = FrameFile.Open(paths[0], "deflate");
        var pixels = new float[source.Size.PixelCount];
        string[] reasons = [.. Enumerable.Range(0, source.Count).Select(i => source.TryRead(i, pixels)).OfType<string>()];
        Assert.IsInRange(1, 20, reasons.Length);
        Assert.IsTrue(reasons.All(reason => reason.StartsWith("unreadable: ", StringComparison.Ordinal)), reasons[0]);
    }
}
