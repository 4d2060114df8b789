using System.CommandLine;

namespace Xfel.ML.Cli;

[TestClass]
public sealed class UsageTests
{
    [TestMethod]
    [DataRow("--help")]
    [DataRow("demo --help")]
    [DataRow("train --help")]
    [DataRow("--version")]
    public void Run_AskedForHelp_PrintsItAndExitsWith0(string line)
    {
        CliRun run = CliRun.Of(line.Split(' ')).Exits(0);
        Assert.AreNotEqual("", run.Out);
        Assert.AreEqual("", run.Error);
    }

    [TestMethod]
    public void Commands_EveryOption_HasANameOfItsOwn()
    {
        foreach (Command command in CommandList.All().SelectMany(command => command.Subcommands.Prepend(command)))
            CollectionAssert.AllItemsAreUnique(command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)).ToArray(), command.Name);
    }

    [TestMethod]
    [DataRow("", "Required command")]
    [DataRow("frobnicate", "frobnicate")]
    [DataRow("demo --frobnicate", "--frobnicate")]
    [DataRow("demo --count many", "many")]
    [DataRow("demo --count 10 --test 10", "--test is 10")]
    [DataRow("demo --count 0", "Count is 0")]
    [DataRow("demo --size 0", "--size is 0")]
    [DataRow("demo --width 9 --count 4 --test 2", "Width is 9")]
    [DataRow("demo --threads -1 --count 4 --test 2", "Threads is -1")]
    [DataRow("demo --verbosity loud", "loud")]
    [DataRow("simulate --preset spi-hits", "--out")]
    [DataRow("simulate --preset cats --out x.npz", "no preset is called 'cats'")]
    [DataRow("simulate --preset spi-hits --count 0 --out x.npz", "Count is 0")]
    [DataRow("simulate --preset cats --out x.npz", "there are spi-hits")]
    [DataRow("simulate --preset spi-hits --count -5 --out x.npz", "Count is -5")]
    [DataRow("simulate --preset spi-hits --count 1.5 --out x.npz", "1.5")]
    [DataRow("simulate --preset spi-hits --size 0 --out x.npz", "--size is 0")]
    [DataRow("simulate --preset spi-hits --size -3 --out x.npz", "--size is -3")]
    [DataRow("simulate --preset spi-hits --size 3x --out x.npz", "--size is 3x")]
    [DataRow("simulate --preset spi-hits --size 3x4x5 --out x.npz", "--size is 3x4x5")]
    [DataRow("simulate --preset spi-hits --size 100000 --out x.npz", "Size is 100000 x 100000")]
    [DataRow("simulate --preset spi-hits --frames-per-model 0 --out x.npz", "FramesPerModel is 0")]
    [DataRow("simulate --preset spi-hits --edge-blur -1 --out x.npz", "EdgeBlur is -1")]
    [DataRow("simulate --preset spi-hits --edge-blur NaN --out x.npz", "EdgeBlur is NaN")]
    [DataRow("simulate --preset spi-hits --shapes icosahedron,potato --out x.npz", "Shapes has potato; of octahedron")]
    [DataRow("simulate --preset spi-hits --shapes , --out x.npz", "Shapes is empty")]
    [DataRow("simulate --preset spi-hits --shard 0/3 --out x.npz", "--shard is 0/3")]
    [DataRow("simulate --preset spi-hits --shard 4/3 --out x.npz", "--shard is 4/3")]
    [DataRow("simulate --preset spi-hits --shard 3 --out x.npz", "--shard is 3")]
    [DataRow("simulate --preset spi-hits --shard all --out x.npz", "--shard is all")]
    [DataRow("simulate --preset spi-hits --shard all/0 --out x.npz", "--shard is all/0")]
    [DataRow("simulate --preset spi-hits --shard all/-2 --out x.npz", "--shard is all/-2")]
    [DataRow("simulate --preset spi-hits --count 3 --shard 1/4 --out x.npz", "1/4 of 3 frames")]
    [DataRow("simulate --preset spi-hits --count 3 --shard all/4 --out x.npz", "1/4 of 3 frames")]
    [DataRow("simulate --preset spi-hits --voxel 1e-9 --out x.npz", "--density")]
    [DataRow("simulate --preset spi-hits --density m.mrc --voxel 0 --out x.npz", "--voxel is 0")]
    [DataRow("simulate --preset spi-hits --density m.mrc --voxel NaN --out x.npz", "--voxel is NaN")]
    [DataRow("info", "a FILE or --preset NAME was expected")]
    [DataRow("info x.npz --preset spi-hits", "leave one out")]
    [DataRow("info --preset cats", "no preset is called 'cats'; there are spi-hits")]
    [DataRow("render x.npz", "--out")]
    [DataRow("render x.npz --out d --format bmp", "bmp")]
    [DataRow("render x.npz --out d --scale 0", "Scale is 0")]
    [DataRow("render x.npz --out d --gain -1", "GainAduPerPhoton is -1")]
    [DataRow("render x.npz --out d --quality 101", "Quality is 101")]
    [DataRow("train", "Required argument missing")]
    [DataRow("train perceptron --data x.npz --out m.xfel", "no network is called 'perceptron'")]
    [DataRow("train vgg16-logistic --data x.npz --out m.xfel --validation 1", "--validation is 1")]
    [DataRow("evaluate --model m.xfel", "--data")]
    [DataRow("classify", "Required argument missing")]
    [DataRow("classify x.npz --out hits.txt", "hits.txt")]
    [DataRow("classify x.npz --out hits.txt", ".csv, .json, or .cxi")]
    [DataRow("classify x.npz --keep single", "--keep")]
    [DataRow("simulate --preset spi-hits --out x.txt", ".npz, or .cxi or .h5")]
    [DataRow("experiment", "Required argument missing")]
    [DataRow("experiment han-generalisation", "--out")]
    [DataRow("experiment no-such --out d", "'no-such'; there are han-generalisation")]
    [DataRow("experiment han-generalisation --out d --size huge", "--size is 'huge'; one of tiny, small, paper")]
    [DataRow("experiment han-generalisation --out d --size 1", "--size is '1'")]
    [DataRow("experiment han-generalisation --out d --threads -1", "--threads is -1")]
    [DataRow("bench nothing --threads x", "x")]
    public void Run_BadUsage_ExitsWith2AndOneLine(string line, string named) =>
        CliRun.Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Fails(2, named);

    [TestMethod]
    public void Run_NoModel_SaysWhereOneComesFrom() => CliRun.Of("classify", TestFiles.Frames).Fails(2, "--model", "demo", "train");

    [TestMethod]
    public void Run_WeightsAndWidth_AreNotTakenTogether() =>
        CliRun.Of("train", "vgg16-logistic", "--data", TestFiles.Frames, "--out", "m.xfel", "--weights", "w.onnx", "--width", "0.5").Fails(2, "--weights", "--width");

    [TestMethod]
    public void Run_OutputIsAFolder_IsRefusedBeforeAnyWork()
    {
        using var folder = new Xfel.ML.TestSupport.TemporaryFolder();
        CliRun.Of("simulate", "--preset", "spi-hits", "--count", "1000000000", "--out", folder.Path).Fails(2, folder.Path, "a file name was expected");
    }

    [TestMethod]
    public void Run_Quiet_SaysNothingOnStderr()
    {
        using var folder = new Xfel.ML.TestSupport.TemporaryFolder();
        CliRun run = CliRun.Of("simulate", "--preset", "spi-hits", "--count", "3", "--size", "16", "--out", folder.File("a.npz"), "--verbosity", "quiet").Exits(0);
        Assert.AreEqual("", run.Error);
    }

    [TestMethod]
    public void Run_NoTerminal_ProgressIsPlainLinesOnStderr()
    {
        using var folder = new Xfel.ML.TestSupport.TemporaryFolder();
        CliRun run = CliRun.Of("simulate", "--preset", "spi-hits", "--count", "3", "--size", "16", "--out", folder.File("a.npz")).Exits(0);
        StringAssert.Contains(run.Error, "simulate: 3 of 3");
        Assert.DoesNotContain('\u001b', run.Error, "no escape codes without a terminal");
    }
}
