using Xfel.ML.Formats;
using Xfel.ML.Numerics;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.Correlation;

[TestClass]
public sealed class CorrelatedFramesTests
{
    private static readonly FrameSize Size = new(19, 23);

    private static readonly CorrelationOptions Correlation = new() { Order = 4, Polar = new PolarOptions { Radii = 9, Angles = 24 } };

    [TestMethod]
    [DataRow("maps.npz", 1)]
    [DataRow("maps.npz", 3)]
    [DataRow("maps.cxi", 2)]
    [DataRow("maps.h5", 1)]
    public void Write_FramesWithBadOnesAmongThem_GivesTheMapsOfTheOthersWithTheirLabels(string name, int threads)
    {
        using var folder = new TemporaryFolder();
        float[][] frames = Frames(21, bad: [0, 4, 20]);
        string path = folder.File(name);
        var reported = new List<BadFrame>();

        CorrelatedFile written = CorrelatedFrames.Write(path, Collection(frames, Indicators(21)), Options(threads) with { OnBadFrame = reported.Add });

        Assert.AreEqual((path, 18, 3), (written.Path, written.Maps, written.BadFrames));
        CollectionAssert.AreEqual(new[] { 0, 4, 20 }, reported.ConvertAll(bad => bad.Index));
        StringAssert.Contains(reported[0].Reason, "no finite pixel");
        Assert.AreEqual((11.0, 9.0, 9.0), (written.Correlation.Polar.CenterX, written.Correlation.Polar.CenterY, written.Correlation.Polar.OuterRadius));
        FrameCollection maps = FrameCollection.FromFile(path);
        Assert.AreEqual(new FrameSize(9, 9), maps.Size);
        Assert.AreEqual(18, maps.Count);
        var kernel = new AngularCorrelation(Size, Correlation);
        var expected = new float[81];
        int[] kept = [.. Enumerable.Range(0, 21).Except([0, 4, 20])];
        for (int i = 0; i < kept.Length; i++)
        {
            kernel.Correlate(frames[kept[i]], expected);
            CollectionAssert.AreEqual(expected, maps.TryReadFrame(i, out _));
            CollectionAssert.AreEqual(Indicators(21).Indicators![kept[i]].ToArray(), maps.Labels!.Indicators![i].ToArray());
            Assert.AreEqual(100 + kept[i], maps.Labels.ModelIds![i]);
        }

        CollectionAssert.AreEqual(new[] { "round", "streak" }, maps.Labels!.ClassNames.ToArray());
    }

    [TestMethod]
    public void Write_Npz_IsReadByNumpyWithTheIndicesOfTheFrames()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("maps.npz");
        CorrelatedFrames.Write(path, Collection(Frames(7, bad: [2]), Classes(7)), Options(2));

        Assert.AreEqual("""
            frames float32 (6, 9, 9)
            labels [0, 1, 0, 1, 2, 0]
            class_names ['a', 'b', 'c']
            frame_index [0, 1, 3, 4, 5, 6]
            command ['ccf frames --order 4 --radii 9 --angles 24']
            None
            """.ReplaceLineEndings("\n"), Python.Run(["numpy"], """
            import numpy, sys, zipfile
            f = numpy.load(sys.argv[1])
            print("frames", f["frames"].dtype, f["frames"].shape)
            for name in ("labels", "class_names", "frame_index", "command"):
                print(name, f[name].tolist())
            print(zipfile.ZipFile(sys.argv[1]).testzip())
            """, path));
    }

    [TestMethod]
    public void Write_Cxi_ListsIndicesAndBadFrames()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("maps.cxi");
        CorrelatedFrames.Write(path, Collection(Frames(5, bad: [1, 3]), Classes(5)), Options(1));

        Assert.AreEqual("[0, 2, 4] [1, 3] no finite pixel (437 NaN) (3, 9, 9) [0, 2, 1]", Python.Run(["h5py"], """
            import h5py, sys
            f = h5py.File(sys.argv[1])["entry_1"]
            bad = f["bad_frames_1"]
            print(f["frame_ids_1/index"][:].tolist(), bad["index"][:].tolist(), bad["reason"].asstr()[0], f["data_1/data"].shape, f["labels_1/data"][:].tolist())
            """, path));
    }

    [TestMethod]
    [DataRow("maps.npz")]
    [DataRow("maps.cxi")]
    public void Write_AnyNumberOfThreads_GivesTheSameBytes(string name)
    {
        using var folder = new TemporaryFolder();
        byte[][] files = [.. new[] { 1, 2, 5, 0 }.Select(threads =>
        {
            CorrelatedFrames.Write(folder.File(name), Collection(Frames(30, bad: [11]), Classes(30)), Options(threads));
            return File.ReadAllBytes(folder.File(name));
        })];

        Assert.IsTrue(files.All(file => file.AsSpan().SequenceEqual(files[0])));
    }

    [TestMethod]
    public void Write_MaskAndCenter_AreThoseOfTheKernel()
    {
        using var folder = new TemporaryFolder();
        var mask = new Mask(Size, [.. Enumerable.Range(0, Size.PixelCount).Select(i => i % Size.Width != 8)]);
        CorrelationOptions options = Correlation with { Part = CorrelationPart.Magnitude, Polar = Correlation.Polar with { CenterX = 10, CenterY = 8.5 } };
        float[][] frames = Frames(1, bad: []);
        var expected = new float[81];
        new AngularCorrelation(Size, options, mask).Correlate(frames[0], expected);

        CorrelatedFrames.Write(folder.File("maps.npz"), Collection(frames, labels: null), Options(1) with { Correlation = options, Mask = mask });

        CollectionAssert.AreEqual(expected, FrameCollection.FromFile(folder.File("maps.npz")).TryReadFrame(0, out _));
        CollectionAssert.AreEqual(
            new[] { $"ccf frames --order 4 --radii 9 --angles 24 --center 10,8.5 --part magnitude # with a mask of {mask.GoodCount} good pixels" }, NpzFile.ReadText(folder.File("maps.npz"), "command"));
        CollectionAssert.AreEqual(new[] { "frames", "frame_index", "command", "version" }, NpzFile.Names(folder.File("maps.npz")).ToArray(), "no labels where there were none");
    }

    [TestMethod]
    public void Write_PictureFolder_HasTheFirstMapsByTheirIndex()
    {
        using var folder = new TemporaryFolder();

        CorrelatedFile written = CorrelatedFrames.Write(
            folder.File("maps.npz"), Collection(Frames(6, bad: [1]), Classes(6)), Options(2) with { PictureFolder = folder.File("pictures"), MostPictures = 3 });

        string[] files = [.. Directory.GetFiles(folder.File("pictures")).Order(StringComparer.Ordinal)];
        CollectionAssert.AreEqual(new[] { "map_0000.png", "map_0002.png", "map_0003.png" }, files.Select(Path.GetFileName).ToArray());
        CollectionAssert.AreEqual(files, written.Pictures.ToArray());
        PngFile.ReadGrey(files[0], out FrameSize size);
        Assert.AreEqual(new FrameSize(9, 9), size);
    }

    [TestMethod]
    [DataRow("maps.npz")]
    [DataRow("maps.cxi")]
    public void Write_Failure_LeavesNoFile(string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File(name);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var strict = Assert.ThrowsExactly<BadFrameException>(() => CorrelatedFrames.Write(path, Collection(Frames(5, bad: [3]), null), Options(1) with { Strict = true }));
        Assert.AreEqual(3, strict.Frame.Index);
        var none = Assert.ThrowsExactly<InvalidInputException>(() => CorrelatedFrames.Write(path, Collection(Frames(2, bad: [0, 1]), null), Options(1)));
        StringAssert.Contains(none.Message, "no usable frame among 2 (frame 0: no finite pixel");
        Assert.ThrowsExactly<OperationCanceledException>(() => CorrelatedFrames.Write(path, Collection(Frames(5, bad: []), null), Options(1) with { Cancellation = cancelled.Token }));
        var mask = Assert.ThrowsExactly<InvalidInputException>(() => CorrelatedFrames.Write(path, Collection(Frames(2, bad: []), null), Options(1) with { Mask = Mask.AllGood(new FrameSize(3, 3)) }));
        StringAssert.Contains(mask.Message, "the mask is for 3 x 3");
        var center = Assert.ThrowsExactly<InvalidInputException>(
            () => CorrelatedFrames.Write(path, Collection(Frames(2, bad: []), null), Options(1) with { Correlation = Correlation with { Polar = new PolarOptions { CenterX = 22 } } }));
        StringAssert.Contains(center.Message, "frames: the beam centre 22,9 lies outside frames of 19 x 23, or on their edge");

        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void Write_BadArguments_AreRefusedBeforeAnyWork()
    {
        using var folder = new TemporaryFolder();
        FrameCollection frames = Collection(Frames(2, bad: []), null);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => CorrelatedFrames.Write(folder.File("maps.txt"), frames, Options(1))).Message, ".npz, .cxi, .h5 was expected");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => CorrelatedFrames.Write(folder.File("maps.npz"), frames, Options(-1))).Message, "Threads is -1");
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => CorrelatedFrames.Write(folder.File("maps.npz"), frames, Options(1) with { Correlation = Correlation with { Order = 13 } })).Message, "Order is 13");

        string path = folder.File("frames.npy");
        NpyFile.Write<float>(path, new float[2 * Size.PixelCount], 2, Size.Height, Size.Width);
        string linked = folder.File("maps.npz");
        File.CreateSymbolicLink(linked, path);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidInputException>(() => CorrelatedFrames.Write(linked, FrameCollection.FromFile(path), Options(1))).Message, "is the file that the frames are read from");
    }

    private static CorrelatedFramesOptions Options(int threads) => new() { Correlation = Correlation, Threads = threads };

    private static FrameCollection Collection(float[][] frames, FrameLabels? labels) => FrameCollection.FromFrames("frames", Size, frames, labels);

    private static float[][] Frames(int count, int[] bad)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, Size.PixelCount).Select(_ => bad.Contains(i) ? float.NaN : random.NextSingle() * 50).ToArray())];
    }

    private static FrameLabels Classes(int count) => new() { Values = [.. Enumerable.Range(0, count).Select(i => i % 3)], ClassNames = ["a", "b", "c"] };

    private static FrameLabels Indicators(int count) => new()
    {
        Values = [],
        ClassNames = ["round", "streak"],
        Indicators = [.. Enumerable.Range(0, count).Select(i => (IReadOnlyList<bool>)[i % 2 == 0, i % 3 == 0])],
        ModelIds = [.. Enumerable.Range(0, count).Select(i => 100L + i)],
    };
}
