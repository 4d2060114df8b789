using Xfel.ML.Formats;
using Xfel.ML.Numerics;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.Results;

[TestClass]
public sealed class ClassifiedFramesTests
{
    private const int Side = 4;
    private static readonly string[] Classes = ["not single", "single"];

    [TestMethod]
    public void Write_DecisionsOfTwoFiles_KeepsFramesInOrderWithTheirSource()
    {
        using var folder = new TemporaryFolder();
        FrameCollection a = Npy(folder.File("a.npy"), 0f, 1, 2), b = Npy(folder.File("b.npy"), 10f, 11);
        Write(folder.File("hits.cxi"), [a, b], [], file =>
        {
            file.Write(Decision(a, 0, "single", 0.9f));
            file.Write(new FrameDecision { File = a.Path, Index = 1, Decision = FrameDecision.Bad, Reason = "contains only NaN" });
            file.Write(Decision(a, 2, "not single", 0.8f));
            file.Write(Decision(b, 1, "single", 0.7f));
            Assert.AreEqual(3, file.Count);
        });
        Assert.AreEqual("""
            float32 [0.0, 2.0, 11.0] [0, 2, 1] ['a.npy', 'a.npy', 'b.npy']
            ['single', 'not single', 'single'] ['0.90', '0.80', '0.70'] ['0.10 0.90', '0.80 0.20', '0.30 0.70'] ['not single', 'single']
            ['a.npy'] [1] ['contains only NaN']
            """.ReplaceLineEndings("\n"), Python.Run(["h5py"], """
            import h5py, sys, os
            e = h5py.File(sys.argv[1])['entry_1']
            text = lambda path: e[path].asstr()[()].tolist()
            names = lambda path: [os.path.basename(name) for name in text(path)]
            print(e['data_1/data'].dtype, e['data_1/data'][:, 0, 0].tolist(), e['frame_ids_1/index'][()].tolist(), names('frame_ids_1/file'))
            print(text('result_1/decision'), ['%.2f' % p for p in e['result_1/probability']], ['%.2f %.2f' % tuple(row) for row in e['result_1/probabilities']], text('result_1/class_names'))
            print(names('bad_frames_1/file'), e['bad_frames_1/index'][()].tolist(), text('bad_frames_1/reason'))
            """, folder.File("hits.cxi")));
    }

    [TestMethod]
    public void Write_SourceWithIdsAndMasks_KeepsThem()
    {
        using var folder = new TemporaryFolder();
        string source = folder.File("run.cxi");
        CxiFile.Write(source, new CxiWriteOptions { Size = new FrameSize(Side, Side), Facts = new FrameFileFacts { DetectorDistance = 0.5 } }, file =>
        {
            CxiColumn<ulong> trains = file.BeginTrains(), pulses = file.BeginPulses();
            CxiColumn<int> cells = file.BeginCells();
            for (int i = 0; i < 3; i++)
            {
                file.Append([.. Enumerable.Repeat((float)i, 16)]);
                file.AppendMask([.. Enumerable.Range(0, 16).Select(pixel => pixel != i)]);
                trains.Append(100 + (ulong)i);
                pulses.Append(200 + (ulong)i);
                cells.Append(300 + i);
            }
        });
        FrameCollection run = FrameCollection.FromFile(source);
        Write(folder.File("hits.cxi"), [run], [], file =>
        {
            file.Write(Decision(run, 1, "single", 1));
            file.Write(Decision(run, 2, "single", 1));
        });
        using IFrameSource hits = FrameFile.Open(folder.File("hits.cxi"));
        Assert.AreEqual("101 102, 201 202, 301 302", $"{string.Join(' ', hits.Ids!.Trains!)}, {string.Join(' ', hits.Ids.Pulses!)}, {string.Join(' ', hits.Ids.Cells!)}");
        Assert.AreEqual(0.5, hits.Facts.DetectorDistance);
        var good = new bool[16];
        var pixels = new float[16];
        for (int i = 0; i < 2; i++)
        {
            Assert.IsNull(hits.TryReadMask(i, good));
            Assert.AreEqual(i + 1, Array.IndexOf(good, false));
            Assert.IsNull(hits.TryRead(i, pixels));
            CollectionAssert.AreEqual(Enumerable.Repeat(i + 1f, 16).ToArray(), pixels);
        }
    }

    [TestMethod]
    public void Write_SourceOfWholeNumbers_KeepsTheirType()
    {
        using var folder = new TemporaryFolder();
        NpyFile.Write<short>(folder.File("a.npy"), [.. Enumerable.Range(0, 16).Select(i => (short)(i - 8))], 1, Side, Side);
        NpyFile.Write<double>(folder.File("b.npy"), [.. Enumerable.Range(0, 16).Select(i => 0.5 + i)], 1, Side, Side);
        FrameCollection a = FrameCollection.FromFile(folder.File("a.npy")), b = FrameCollection.FromFile(folder.File("b.npy"));
        Write(folder.File("one.cxi"), [a], [], file => file.Write(Decision(a, 0, "single", 1)));
        Write(folder.File("two.cxi"), [a, b], [], file => file.Write(Decision(b, 0, "single", 1)));
        using IFrameSource one = FrameFile.Open(folder.File("one.cxi")), two = FrameFile.Open(folder.File("two.cxi"));
        Assert.AreEqual("int16", one.ElementType);
        Assert.AreEqual("float32", two.ElementType);
        var pixels = new float[16];
        Assert.IsNull(one.TryRead(0, pixels));
        Assert.AreEqual(-8, pixels[0]);
        Assert.IsNull(two.TryRead(0, pixels));
        Assert.AreEqual(15.5f, pixels[15]);
    }

    [TestMethod]
    [DataRow("single", "0")]
    [DataRow("none", "1")]
    [DataRow("streak", "2")]
    [DataRow("single none", "0 1")]
    public void Write_Keep_TakesTheClassesThatAreAskedFor(string keep, string kept)
    {
        using var folder = new TemporaryFolder();
        FrameCollection a = Npy(folder.File("a.npy"), 0f, 1, 2);
        Write(folder.File("hits.cxi"), [a], keep.Split(' '), file =>
        {
            file.Write(Decision(a, 0, "single", 1));
            file.Write(Decision(a, 1, "none", 1));
            file.Write(Decision(a, 2, "round+streak", 1));
        });
        Assert.AreEqual(kept, string.Join(' ', Python.Run(["h5py"], "import h5py, sys; print(*h5py.File(sys.argv[1])['entry_1/frame_ids_1/index'][()])", folder.File("hits.cxi"))));
    }

    [TestMethod]
    public void Write_FramesOfSeveralSizes_IsRefused()
    {
        using var folder = new TemporaryFolder();
        FrameCollection a = Npy(folder.File("a.npy"), 1f);
        NpyFile.Write<float>(folder.File("b.npy"), new float[20], 1, 4, 5);
        string message = Assert.ThrowsExactly<InvalidInputException>(() => Write(folder.File("hits.cxi"), [a, FrameCollection.FromFile(folder.File("b.npy"))], [], _ => { })).Message;
        StringAssert.Contains(message, "4 x 5");
        Assert.IsFalse(File.Exists(folder.File("hits.cxi")));
    }

    [TestMethod]
    public void Write_OntoItsSource_IsRefusedAndTheSourceStays()
    {
        using var folder = new TemporaryFolder();
        FrameCollection a = Npy(folder.File("a.npy"), 1f);
        byte[] before = File.ReadAllBytes(a.Path);
        File.CreateSymbolicLink(folder.File("link.cxi"), a.Path);
        Assert.ThrowsExactly<InvalidInputException>(() => Write(a.Path, [a], [], _ => { }));
        Assert.ThrowsExactly<InvalidInputException>(() => Write(folder.File("link.cxi"), [a], [], _ => { }));
        CollectionAssert.AreEqual(before, File.ReadAllBytes(a.Path));
    }

    [TestMethod]
    public void Write_SourceVanishes_IsOneLineAndLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        FrameCollection a = Npy(folder.File("a.npy"), 1f, 2);
        string message = Assert.Throws<InvalidInputException>(() => Write(folder.File("hits.cxi"), [a], [], file =>
        {
            File.WriteAllBytes(a.Path, File.ReadAllBytes(a.Path)[..^80]);
            file.Write(Decision(a, 1, "single", 1));
        })).Message;
        StringAssert.Contains(message, "a.npy");
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    private static void Write(string path, FrameCollection[] files, string[] keep, Action<ClassifiedFramesWriter> write) =>
        ClassifiedFrames.Write(path, files, new ClassifiedFramesOptions { ClassNames = Classes, Keep = keep }, write);

    private static FrameDecision Decision(FrameCollection file, int index, string decision, float probability) => new()
    {
        File = file.Path,
        Index = index,
        Decision = decision,
        Probability = probability,
        Probabilities = new Dictionary<string, float>
        {
            ["not single"] = decision == "single" ? 1 - probability : probability,
            ["single"] = decision == "single" ? probability : 1 - probability,
        },
    };

    private static FrameCollection Npy(string path, params float[] values)
    {
        NpyFile.Write<float>(path, [.. values.SelectMany(value => Enumerable.Repeat(value, Side * Side))], values.Length, Side, Side);
        return FrameCollection.FromFile(path);
    }
}
