using Xfel.ML.Numerics;
using Xfel.ML.Simulation;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Tests.Simulation;

/// <summary>Shards that are there already are kept if, and only if, they are what would be written.</summary>
[TestClass]
public sealed class ResumeTests
{
    private static readonly SimulationOptions Options = new() { Count = 20, Size = new FrameSize(16, 16), Seed = 5, Shard = new Shard(2, 3) };

    [TestMethod]
    [DataRow("npz")]
    [DataRow("cxi")]
    public void WriteOrKeep_RunThatWasEnded_GoesOnWhereItWas(string extension)
    {
        using TemporaryFolder ended = new(), whole = new();
        using var cancellation = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => All(ended.File($"a.{extension}"), new CancelAt(cancellation, 9), cancellation.Token));
        CollectionAssert.AreEqual(new[] { $"a-1-of-3.{extension}" }, Directory.GetFiles(ended.Path).Select(Path.GetFileName).ToArray());

        CollectionAssert.AreEqual(new[] { true, false, false }, All(ended.File($"a.{extension}")));

        CollectionAssert.AreEqual(new[] { false, false, false }, All(whole.File($"a.{extension}")));
        foreach (string file in Directory.GetFiles(whole.Path))
            CollectionAssert.AreEqual(File.ReadAllBytes(file), File.ReadAllBytes(ended.File(Path.GetFileName(file))));
    }

    [TestMethod]
    [DataRow("a.npz")]
    [DataRow("a.cxi")]
    public void WriteOrKeep_OtherSettings_WritesAnew(string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File(name);
        SimulatedFrames.Write(path, Preset.SpiHits, Options);
        byte[] first = File.ReadAllBytes(path);
        SimulationOptions[] others =
        [
            Options with { Seed = 6 }, Options with { Count = 21 }, Options with { FramesPerModel = 2 }, Options with { Shard = new Shard(1, 3) },
            Options with { Size = new FrameSize(16, 8) }, Options with { EdgeBlur = 0.1 }, Options with { Shapes = ["icosahedron"] },
        ];
        foreach (SimulationOptions other in others)
        {
            Assert.IsFalse(SimulatedFrames.WriteOrKeep(path, Preset.SpiHits, other).IsKept);
            Assert.IsTrue(SimulatedFrames.WriteOrKeep(path, Preset.SpiHits, other with { Threads = 1 }).IsKept);
        }

        Assert.IsFalse(SimulatedFrames.WriteOrKeep(path, Preset.SpiHits, Options).IsKept);
        CollectionAssert.AreEqual(first, File.ReadAllBytes(path));
    }

    [TestMethod]
    [DataRow("a.npz")]
    [DataRow("a.cxi")]
    public void WriteOrKeep_FileThatIsNotWhole_WritesAnew(string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File(name), other = folder.File(name == "a.npz" ? "b.cxi" : "b.npz");
        SimulatedFrames.Write(path, Preset.SpiHits, Options);
        SimulatedFrames.Write(other, Preset.SpiHits, Options);
        byte[] whole = File.ReadAllBytes(path);
        byte[][] spoilt = [[], [1, 2, 3], whole[..^1], whole[..(whole.Length / 2)], File.ReadAllBytes(other)];
        foreach (byte[] bytes in spoilt)
        {
            File.WriteAllBytes(path, bytes);
            Assert.IsFalse(SimulatedFrames.WriteOrKeep(path, Preset.SpiHits, Options).IsKept, $"{bytes.Length} bytes");
            CollectionAssert.AreEqual(whole, File.ReadAllBytes(path));
        }
    }

    [TestMethod]
    public void WriteOrKeep_ParticleOfTheCallersOwn_IsKeptByItsNameOnly()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.npz");
        SimulationOptions own = Options with { Body = Polyhedron.Of(SolidKind.Octahedron) }, named = own with { BodyName = "# an octahedron" };
        SimulatedFrames.Write(path, Preset.SpiHits, own);
        Assert.IsFalse(SimulatedFrames.WriteOrKeep(path, Preset.SpiHits, Options).IsKept);
        SimulatedFrames.Write(path, Preset.SpiHits, own);
        Assert.IsFalse(SimulatedFrames.WriteOrKeep(path, Preset.SpiHits, own).IsKept);
        Assert.IsFalse(SimulatedFrames.WriteOrKeep(path, Preset.SpiHits, named).IsKept);
        Assert.IsTrue(SimulatedFrames.WriteOrKeep(path, Preset.SpiHits, named).IsKept);
    }

    private static bool[] All(string path, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        var kept = new List<bool>();
        for (int number = 1; number <= 3; number++)
        {
            var shard = new Shard(number, 3);
            kept.Add(SimulatedFrames.WriteOrKeep(SimulatedFrames.ShardPath(path, shard), Preset.SpiHits, Options with { Shard = shard }, progress, cancellation).IsKept);
        }

        return [.. kept];
    }
}
