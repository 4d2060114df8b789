using System.Diagnostics;
using Xfel.ML.Formats.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class IsolatedFrameSourceTests
{
    public static IEnumerable<object[]> Files => IsolationGolden.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void OpenIsolated_GoodFile_IsTheSameAsRead(string name)
    {
        string path = IsolationGolden.File(name);
        foreach (string? dataSet in IsolationGolden.DataSets(name).Cast<string?>().DefaultIfEmpty())
        {
            using IFrameSource direct = FrameFile.Open(path, dataSet), isolated = FrameFile.OpenIsolated(path, dataSet, TestWorker.Good);
            AreEqual(direct, isolated);
        }
    }

    [TestMethod]
    public void OpenIsolated_LabelsOfSeveralKinds_AreTheSame()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.npz");
        NpzFile.Write(path, file =>
        {
            file.Write<float>("frames", [1, 2, 3, float.NaN, 5, 6, -7, 8], 2, 2, 2);
            file.Write<byte>("labels", [1, 0, 1, 1, 1, 0], 2, 3);
            file.WriteText("class_names", ["\u00e9clair", "", "x"]);
            file.Write<long>("model_id", [long.MaxValue, -1], 2);
        });
        using IFrameSource direct = FrameFile.Open(path), isolated = FrameFile.OpenIsolated(path, null, TestWorker.Good);
        Assert.IsNotNull(direct.Labels?.Indicators);
        AreEqual(direct, isolated);
    }

    [TestMethod]
    public void OpenIsolated_LargeFrames_AreRead()
    {
        const int Side = 2000;
        using var folder = new TemporaryFolder();
        string path = folder.File("large.npy");
        NpyFile.Write<float>(path, [.. Enumerable.Range(0, 2 * Side * Side).Select(i => (float)i)], 2, Side, Side);
        using IFrameSource isolated = FrameFile.OpenIsolated(path, null, TestWorker.Good);
        var pixels = new float[Side * Side];
        for (int index = 0; index < 2; index++)
        {
            Assert.IsNull(isolated.TryRead(index, pixels));
            for (int i = 0; i < pixels.Length; i++)
            {
                if (pixels[i] != (float)(index * Side * Side + i))
                    Assert.Fail($"frame {index}, pixel {i}: {pixels[i]}");
            }
        }
    }

    [TestMethod]
    public void OpenIsolated_FileThatIsNone_GivesTheSameMessage()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("none.h5");
        foreach (byte[] content in (byte[][])[[], [1, 2, 3, 0], File.ReadAllBytes(IsolationGolden.File("chunked.h5"))[..300]])
        {
            File.WriteAllBytes(path, content);
            FrameFileException direct = Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path)), isolated = Refusal(path, TestWorker.Good);
            Assert.AreEqual(direct.Message, isolated.Message);
            Assert.AreEqual(direct.Path, isolated.Path);
            Assert.AreEqual(direct.DataSet, isolated.DataSet);
        }

        Assert.ThrowsExactly<ArgumentException>(() => FrameFile.OpenIsolated("", null, TestWorker.Good));
    }

    [TestMethod]
    public void TryRead_BadArguments_AreTheCallers()
    {
        using IFrameSource isolated = FrameFile.OpenIsolated(IsolationGolden.File("chunked.h5"), null, TestWorker.Good);
        var pixels = new float[isolated.Size.PixelCount];
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => isolated.TryRead(-1, pixels));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => isolated.TryRead(isolated.Count, pixels));
        Assert.ThrowsExactly<ArgumentException>(() => isolated.TryRead(0, pixels[1..]));
        Assert.IsNull(isolated.TryRead(0, pixels));
    }

    [TestMethod]
    public void TryRead_WorkerKilledBetweenTwoFrames_NamesFileAndFrame()
    {
        string path = IsolationGolden.File("chunked.h5");
        using var isolated = (IsolatedFrameSource)FrameFile.OpenIsolated(path, null, TestWorker.Good);
        var pixels = new float[isolated.Size.PixelCount];
        Assert.IsNull(isolated.TryRead(0, pixels));
        Kill(isolated);
        for (int attempt = 0; attempt < 2; attempt++)
        {
            var error = Assert.ThrowsExactly<FrameFileException>(() => isolated.TryRead(1, pixels));
            Assert.StartsWith($"{path}, data set '{isolated.DataSet}': found a worker process that ended with ", error.Message);
            StringAssert.Contains(error.Message, " while it read frame 1;");
            if (!OperatingSystem.IsWindows())
                StringAssert.Contains(error.Message, "signal 9 (SIGKILL");
            Assert.AreEqual(path, error.Path);
            Assert.AreEqual(isolated.DataSet, error.DataSet);
        }
    }

    [TestMethod]
    public void TryReadMask_WorkerKilled_NamesTheMask()
    {
        using var isolated = (IsolatedFrameSource)FrameFile.OpenIsolated(IsolationGolden.File("stack.cxi"), null, TestWorker.Good);
        Kill(isolated);
        var error = Assert.ThrowsExactly<FrameFileException>(() => isolated.TryReadMask(2, new bool[isolated.Size.PixelCount]));
        StringAssert.Contains(error.Message, " while it read the mask of frame 2;");
    }

    [TestMethod]
    public void Dispose_WhileAThreadReads_EndsBoth()
    {
        var isolated = (IsolatedFrameSource)FrameFile.OpenIsolated(IsolationGolden.File("chunked.h5"), null, TestWorker.Good);
        using Process worker = Process.GetProcessById(isolated.WorkerId);
        var pixels = new float[isolated.Size.PixelCount];
        using var begun = new ManualResetEventSlim();
        var reader = new Thread(() =>
        {
            Assert.ThrowsExactly<ObjectDisposedException>(() =>
            {
                for (int i = 0; ; i = (i + 1) % isolated.Count)
                {
                    Assert.IsNull(isolated.TryRead(i, pixels));
                    begun.Set();
                }
            });
        });
        reader.Start();
        Assert.IsTrue(begun.Wait(TestWorker.Patience));
        isolated.Dispose();
        Assert.IsTrue(reader.Join(TestWorker.Patience), "the reader does not end");
        Assert.IsTrue(worker.WaitForExit(TestWorker.Patience), "the worker does not end");
        isolated.Dispose();
    }

    [TestMethod]
    public void TryRead_ManyThreadsAndTwoSources_EachGetsItsOwnFrames()
    {
        string[] paths = [IsolationGolden.File("chunked.h5"), IsolationGolden.File("contiguous.h5")];
        IFrameSource[] isolated = [.. paths.Select(path => FrameFile.OpenIsolated(path, null, TestWorker.Good))];
        float[][][] expected = [.. paths.Select(ReadAll)];
        try
        {
            Parallel.For(0, 200, i =>
            {
                int which = i % 2, index = i / 2 % isolated[which].Count;
                var pixels = new float[isolated[which].Size.PixelCount];
                Assert.IsNull(isolated[which].TryRead(index, pixels));
                CollectionAssert.AreEqual(expected[which][index], pixels);
            });
        }
        finally
        {
            Array.ForEach(isolated, source => source.Dispose());
        }
    }

    [TestMethod]
    public void TryRead_SteadyState_AllocatesNothing()
    {
        using IFrameSource isolated = FrameFile.OpenIsolated(IsolationGolden.File("stack.cxi"), null, TestWorker.Good);
        var pixels = new float[isolated.Size.PixelCount];
        var mask = new bool[isolated.Size.PixelCount];
        Read();
        Assert.AreEqual(0, SteadyState.AllocatedBytes(Read));

        void Read()
        {
            for (int i = 0; i < isolated.Count; i++)
            {
                if ((isolated.TryRead(i, pixels) ?? isolated.TryReadMask(i, mask)) is { } reason)
                    Assert.Fail(reason);
            }
        }
    }

    internal static FrameFileException Refusal(string path, FrameWorker worker) =>
        Assert.ThrowsExactly<FrameFileException>(() => FrameFile.OpenIsolated(path, null, worker).Dispose());

    private static void Kill(IsolatedFrameSource isolated)
    {
        using Process worker = Process.GetProcessById(isolated.WorkerId);
        worker.Kill();
    }

    private static float[][] ReadAll(string path)
    {
        using IFrameSource source = FrameFile.Open(path);
        return [.. Enumerable.Range(0, source.Count).Select(index =>
        {
            var pixels = new float[source.Size.PixelCount];
            Assert.IsNull(source.TryRead(index, pixels));
            return pixels;
        })];
    }

    private static void AreEqual(IFrameSource direct, IFrameSource isolated)
    {
        Assert.AreEqual(Text(direct), Text(isolated));
        float[] expected = new float[direct.Size.PixelCount], pixels = new float[direct.Size.PixelCount];
        bool[] good = new bool[direct.Size.PixelCount], mask = new bool[direct.Size.PixelCount];
        for (int index = 0; index < direct.Count; index++)
        {
            Assert.AreEqual(direct.TryRead(index, expected), isolated.TryRead(index, pixels));
            CollectionAssert.AreEqual(expected, pixels);
            Assert.AreEqual(direct.TryReadMask(index, good), isolated.TryReadMask(index, mask));
            CollectionAssert.AreEqual(good, mask);
        }
    }

    /// <summary>All that a source says of itself. A property that is added to it shows up here by itself.</summary>
    private static string Text(IFrameSource source) =>
        source.Describe() + System.Text.Json.JsonSerializer.Serialize(source, new System.Text.Json.JsonSerializerOptions { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals });
}
