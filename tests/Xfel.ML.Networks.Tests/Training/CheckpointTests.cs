using System.Diagnostics;
using Xfel.ML.Networks.Internals;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Networks.Tests.Training;

[TestClass]
public sealed class CheckpointTests
{
    private static readonly Lazy<TrainingResult> Uninterrupted = new(() => Train(TrainingCase.Options, NetworkTrainer.Seams));

    [TestMethod]
    [DataRow(0, 1)]
    [DataRow(1, 4)]
    [DataRow(2, 6)]
    [DataRow(3, 6)]
    public void Train_CancelledAndResumed_GivesTheSameBits(int epoch, int step)
    {
        using var folder = new TemporaryFolder();
        TrainingOptions options = WithCheckpoints(folder);
        using var cancellation = new CancellationTokenSource();
        TrainingSeams seams = NetworkTrainer.Seams with
        {
            Reached = (point, e, s) =>
            {
                if (point == TrainingPoint.StepTaken && (e, s) == (epoch, step))
                    cancellation.Cancel();
            },
        };
        Assert.ThrowsExactly<OperationCanceledException>(() => Train(options, seams, cancellation.Token));
        AssertResumes(options);
    }

    [TestMethod]
    [DataRow(nameof(TrainingPoint.StepTaken), 0, 5)]
    [DataRow(nameof(TrainingPoint.StepTaken), 1, 4)]
    [DataRow(nameof(TrainingPoint.CheckpointWritten), 2, 0)]
    [DataRow(nameof(TrainingPoint.CheckpointSaved), 1, 0)]
    public void Train_KilledAndResumed_GivesTheSameBits(string point, int epoch, int step)
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet");
        foreach (string argument in (string[])[typeof(CheckpointTests).Assembly.Location, KilledTraining.Name, folder.Path, point, $"{epoch}", $"{step}"])
            start.ArgumentList.Add(argument);
        using Process child = Process.Start(start)!;
        Assert.IsTrue(child.WaitForExit(60_000));
        Assert.AreNotEqual(0, child.ExitCode, "it was killed");
        if (point == nameof(TrainingPoint.CheckpointWritten))
            Assert.IsTrue(Directory.EnumerateFiles(folder.Path, "*.tmp").Any(), "killed between writing and renaming");
        AssertResumes(WithCheckpoints(folder));
    }

    [TestMethod]
    public void Train_ResumedWhenComplete_GivesTheSameResultAtOnce()
    {
        using var folder = new TemporaryFolder();
        Train(WithCheckpoints(folder), NetworkTrainer.Seams);
        AssertResumes(WithCheckpoints(folder));
    }

    [TestMethod]
    public void Train_CheckpointThereAndNotResumed_IsNotOverwritten()
    {
        using var folder = new TemporaryFolder();
        TrainingOptions options = WithCheckpoints(folder);
        Train(options, NetworkTrainer.Seams);
        byte[] before = File.ReadAllBytes(options.Checkpoints!.LastPath);
        Fault("found the checkpoint of an earlier training", () => Train(options with { Checkpoints = options.Checkpoints with { Resume = false } }, NetworkTrainer.Seams));
        CollectionAssert.AreEqual(before, File.ReadAllBytes(options.Checkpoints.LastPath));
    }

    [TestMethod]
    public void Train_CheckpointOfAnotherTraining_NamesEveryDifference()
    {
        using var folder = new TemporaryFolder();
        TrainingOptions options = WithCheckpoints(folder);
        Train(options, NetworkTrainer.Seams);
        Fault("batch size was \"8\" and is \"4\"; learning rate was \"0.02\" and is \"0.5\"", () => Train(options with { BatchSize = 4, LearningRate = 0.5 }, NetworkTrainer.Seams));
        NetworkDescription other = TrainingCase.Describe([Layers.Conv(6, 3, bias: false), Layers.BatchNorm(0.5f), Layers.GlobalAveragePool(), Layers.Linear(2)]);
        Fault("network was \"{\"kind\":\"batch-norm\",\"momentum\":0.1", () => NetworkTrainer.Train(other, TrainingCase.Frames, TrainingCase.Targets, options, null, NetworkTrainer.Seams));
        TrainingTargets swapped = TrainingTargets.OfClasses([.. Enumerable.Range(0, TrainingCase.Count).Select(i => 1 - TrainingCase.Label(i))], ["down", "across"]);
        Fault("targets was", () => NetworkTrainer.Train(TrainingCase.Residual, TrainingCase.Frames, swapped, options, null, NetworkTrainer.Seams));
    }

    [TestMethod]
    public void Load_AnyTruncationOrFlippedByte_SaysThatItIsDamaged()
    {
        using var folder = new TemporaryFolder();
        TrainingOptions options = WithCheckpoints(folder);
        Train(options, NetworkTrainer.Seams);
        byte[] whole = File.ReadAllBytes(options.Checkpoints!.LastPath);
        string path = folder.File("other.xckpt");
        var random = new Random(1);
        for (int trial = 0; trial < 60; trial++)
        {
            byte[] bytes = [.. whole];
            if (trial % 2 == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            else
                bytes[trial < 40 ? random.Next(bytes.Length) : random.Next(64)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, bytes);
            string message = Assert.ThrowsExactly<CheckpointException>(() => TrainingCheckpoint.Load(path)).Message;
            StringAssert.StartsWith(message, path);
            Assert.IsFalse(message.Contains('\n'));
        }

        Fault("could not be read", () => TrainingCheckpoint.Load(folder.File("absent.xckpt")));
    }

    [TestMethod]
    public void Load_WholeFileWithAContradictingHeader_IsRefused()
    {
        using var folder = new TemporaryFolder();
        TrainingOptions options = WithCheckpoints(folder);
        Train(options, NetworkTrainer.Seams);
        string path = options.Checkpoints!.LastPath;
        CheckpointContent content = CheckpointFile.Load(path);
        foreach (CheckpointHeader header in (CheckpointHeader[])[content.Header with { Epoch = 9 }, content.Header with { BestEpoch = 5 }, content.Header with { Step = -1 }])
        {
            CheckpointFile.Save(path, content with { Header = header }, NetworkTrainer.Seams);
            Fault("a header that cannot be read", () => TrainingCheckpoint.Load(path));
        }

        CheckpointFile.Save(path, content with { Header = content.Header with { Format = 2 } }, NetworkTrainer.Seams);
        Fault("found format 2", () => TrainingCheckpoint.Load(path));
        CheckpointFile.Save(path, content with { Header = content.Header with { Tally = EpochTally.Create(3) } }, NetworkTrainer.Seams);
        Fault("counts of other classes", () => Train(options, NetworkTrainer.Seams));
        CheckpointFile.Save(path, new(content.Header with { Arrays = [.. content.Header.Arrays.Skip(1)] }, [.. content.Arrays.Skip(1)]), NetworkTrainer.Seams);
        Fault("found no parameter/conv1.weight", () => Train(options, NetworkTrainer.Seams));
    }

    [TestMethod]
    public void Load_Checkpoint_GivesModelHistoryAndSettings()
    {
        using var folder = new TemporaryFolder();
        TrainingOptions options = WithCheckpoints(folder);
        TrainingResult result = Train(options, NetworkTrainer.Seams);
        foreach (string path in (string[])[options.Checkpoints!.LastPath, options.Checkpoints.BestPath])
        {
            TrainingCheckpoint checkpoint = TrainingCheckpoint.Load(path);
            CollectionAssert.AreEqual(result.Weights(), checkpoint.CreateModel().Parameters.SelectMany(parameter => parameter.Values).ToArray());
            Assert.AreEqual(result.BestEpoch, checkpoint.BestEpoch);
            Assert.AreEqual("0.02", checkpoint.Settings["learning rate"]);
            Assert.AreEqual(NetworkModel.InstructionSet, checkpoint.InstructionSet);
            Assert.AreEqual(TrainingCase.Residual.ToString(), checkpoint.Network.ToString());
            CollectionAssert.AreEqual(result.Model.Normalization!.Mean.ToArray(), checkpoint.CreateModel().Normalization!.Mean.ToArray());
        }

        Assert.AreEqual(result.History.Text(), TrainingCheckpoint.Load(options.Checkpoints.LastPath).History.Text());
    }

    [TestMethod]
    public void Train_FullDiskWhileSaving_SaysSoAndKeepsTheCheckpointBefore()
    {
        using var folder = new TemporaryFolder();
        TrainingOptions options = WithCheckpoints(folder);
        int files = 0;
        TrainingSeams seams = NetworkTrainer.Seams with { CreateFile = path => ++files == 4 ? new FullDisk(path) : File.Create(path) };
        string message = Assert.ThrowsExactly<CheckpointException>(() => Train(options, seams)).Message;
        StringAssert.Contains(message, "could not be saved: No space left on device; the one before is intact; free space");
        Assert.IsFalse(Directory.EnumerateFiles(folder.Path, "*.tmp").Any());
        AssertResumes(options);
    }

    [TestMethod]
    public void Train_Diverged_KeepsTheLastGoodCheckpoint()
    {
        using var folder = new TemporaryFolder();
        TrainingOptions options = WithCheckpoints(folder);
        TrainingSeams seams = NetworkTrainer.Seams with { CreateEngine = (network, batch, threads) => new PoisonedEngine(new TrainingPlan(network, batch, threads, TileSet.Best), calls: 9) };
        var fault = Assert.ThrowsExactly<TrainingDivergedException>(() => Train(options, seams));
        Assert.AreEqual((2, 3), (fault.Epoch, fault.Step));
        StringAssert.Contains(fault.Message, $"the checkpoint {options.Checkpoints!.LastPath} from before is intact");
        AssertResumes(options);
    }

    internal static TrainingOptions WithCheckpoints(string folder) => TrainingCase.Options with { Checkpoints = new() { Folder = folder, EverySteps = 2, Resume = true } };

    private static TrainingOptions WithCheckpoints(TemporaryFolder folder) => WithCheckpoints(folder.Path);

    private static void AssertResumes(TrainingOptions options)
    {
        TrainingResult resumed = Train(options, NetworkTrainer.Seams);
        CollectionAssert.AreEqual(Uninterrupted.Value.Weights(), resumed.Weights());
        Assert.AreEqual(Uninterrupted.Value.History.Text(), resumed.History.Text());
        Assert.AreEqual(Uninterrupted.Value.BestEpoch, resumed.BestEpoch);
        TrainingCheckpoint last = TrainingCheckpoint.Load(options.Checkpoints!.LastPath), best = TrainingCheckpoint.Load(options.Checkpoints.BestPath);
        Assert.AreEqual(options.Epochs, last.Epoch);
        CollectionAssert.AreEqual(resumed.Weights(), best.CreateModel().Parameters.SelectMany(parameter => parameter.Values).ToArray());
    }

    private static TrainingResult Train(TrainingOptions options, TrainingSeams seams, CancellationToken cancellation = default) =>
        NetworkTrainer.Train(TrainingCase.Residual, TrainingCase.Frames, TrainingCase.Targets, options, null, seams, cancellation);

    private static void Fault(string part, Action action) => StringAssert.Contains(Assert.ThrowsExactly<CheckpointException>(action).Message, part);

    private sealed class FullDisk(string path) : MemoryStream
    {
        private readonly FileStream _file = File.Create(path);

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _file.Write(buffer[..(buffer.Length / 2)]);
            if (_file.Length > 100)
                throw new IOException("No space left on device");
        }

        protected override void Dispose(bool disposing)
        {
            _file.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class PoisonedEngine(ITrainingEngine engine, int calls) : ITrainingEngine
    {
        private int _calls;

        public NetworkGraph Graph => engine.Graph;

        public int Batch => engine.Batch;

        public IReadOnlyList<TrainedParameter> Parameters => engine.Parameters;

        public void Forward(ReadOnlySpan<float> frames, int count, ulong seed, Span<float> outputs)
        {
            engine.Forward(frames, count, seed, outputs);
            if (++_calls == calls)
                outputs[0] = float.NaN;
        }

        public void Backward(ReadOnlySpan<float> outputGradients) => engine.Backward(outputGradients);

        public void Evaluate(ReadOnlySpan<float> frames, int count, Span<float> outputs) => engine.Evaluate(frames, count, outputs);
    }
}
