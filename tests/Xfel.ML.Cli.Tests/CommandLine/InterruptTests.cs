using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

[TestClass]
public sealed class InterruptTests
{
    [TestMethod]
    [DataRow("a.npz")]
    [DataRow("a.cxi")]
    public void CtrlC_DuringSimulate_ExitsWith1AndLeavesNothing(string name)
    {
        using var folder = new TemporaryFolder();
        // The unfinished file appears when the work has begun.
        CliRun run = InterruptedRun.Of(
            () => Directory.GetFileSystemEntries(folder.Path).Length > 0,
            "simulate", "--preset", "spi-hits", "--count", "1000000", "--size", "64", "--out", folder.File(name));
        run.Fails(1, "interrupted");
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void CtrlC_DuringAllShards_KeepsWholeOnesOnly()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["simulate", "--preset", "spi-hits", "--count", "40000", "--size", "16", "--shard", "all/400", "--out", folder.File("a.cxi")];
        InterruptedRun.Of(() => File.Exists(folder.File("a-3-of-400.cxi")), arguments).Fails(1, "interrupted");
        string[] files = Directory.GetFiles(folder.Path);
        Assert.IsGreaterThanOrEqualTo(3, files.Length);
        for (int number = 1; number <= files.Length; number++)
            StringAssert.Contains(CliRun.Of("info", folder.File($"a-{number}-of-400.cxi")).Exits(0).Out, "100 frames");
    }
}
