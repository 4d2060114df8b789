using Xfel.ML.Numerics;
using Xfel.ML.Simulation;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.Simulation;

[TestClass]
public sealed class SimulatedFramesTests
{
    private static readonly SimulationOptions Options = new() { Count = 40, Size = new FrameSize(24, 24), Seed = 5, FramesPerModel = 2 };

    [TestMethod]
    public void Write_CxiAndNpz_HoldTheSameFramesAndTruth()
    {
        using var folder = new TemporaryFolder();
        SimulatedFrames.Write(folder.File("a.npz"), Preset.SpiHits, Options);
        SimulatedFrames.Write(folder.File("a.cxi"), Preset.SpiHits, Options);
        SimulatedFrames.Write(folder.File("a.H5"), Preset.SpiHits, Options);
        CollectionAssert.AreEqual(File.ReadAllBytes(folder.File("a.cxi")), File.ReadAllBytes(folder.File("a.H5")));
        Assert.AreEqual("""
            20 different: []
            missing: []
            gzip (1, 24, 24) simulate --preset spi-hits --count 40 --size 24 --seed 5 --frames-per-model 2
            """.ReplaceLineEndings("\n"), Python.Run(["h5py", "numpy"], """
            import h5py, numpy, sys
            z, e = numpy.load(sys.argv[1]), h5py.File(sys.argv[2])['entry_1']
            place = {'frames': 'data_1/data', 'labels': 'labels_1/data', 'model_id': 'labels_1/model_id', 'class_names': 'labels_1/class_names'}
            different, count = [], 0
            for name in z.files:
                mine, theirs = e[place.get(name, 'truth_1/' + name)], z[name]
                if theirs.dtype.kind == 'U': same = mine.asstr()[()].tolist() == theirs.tolist()
                else:
                    count += 1
                    same = mine.dtype == theirs.dtype and numpy.array_equal(mine[()], theirs, equal_nan=theirs.dtype.kind == 'f')
                if not same: different.append(name)
            print(count, 'different:', different)
            print('missing:', [name for name in e['truth_1'] if name not in z.files])
            print(e['data_1/data'].compression, e['data_1/data'].chunks, e['process_1/command'].asstr()[()])
            """, folder.File("a.npz"), folder.File("a.cxi")));
    }

    [TestMethod]
    [DataRow("a.txt")]
    [DataRow("a")]
    public void Write_OtherExtension_NamesThoseThereAre(string name)
    {
        using var folder = new TemporaryFolder();
        string message = Assert.ThrowsExactly<ArgumentException>(() => SimulatedFrames.Write(folder.File(name), Preset.SpiHits, Options)).Message;
        StringAssert.Contains(message, ".npz, .cxi, .h5");
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    [DataRow("a.npz")]
    [DataRow("a.cxi")]
    public void Write_Cancelled_LeavesNothing(string name)
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var progress = new Tenth(cancellation);
        Assert.Throws<OperationCanceledException>(() => SimulatedFrames.Write(folder.File(name), Preset.SpiHits, Options with { Count = 100_000 }, progress, cancellation.Token));
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    private sealed class Tenth(CancellationTokenSource cancellation) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            if (value.Done == 10)
                cancellation.Cancel();
        }
    }
}
