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
}
