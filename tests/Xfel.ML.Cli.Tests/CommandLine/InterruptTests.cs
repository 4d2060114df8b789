using System.Diagnostics;
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
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("sends SIGINT, which Windows does not have");
        using var folder = new TemporaryFolder();
        string[] arguments = [typeof(Application).Assembly.Location, "simulate", "--preset", "spi-hits", "--count", "1000000", "--size", "64", "--out", folder.File(name)];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        try
        {
            // The unfinished file appears when the work has begun.
            SpinWait.SpinUntil(() => Directory.GetFileSystemEntries(folder.Path).Length > 0 || process.HasExited, TimeSpan.FromSeconds(60));
            using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
                kill.WaitForExit();
            Assert.IsTrue(process.WaitForExit(TimeSpan.FromSeconds(60)), "it did not end");
            string error = process.StandardError.ReadToEnd();
            Assert.AreEqual(1, process.ExitCode, error);
            StringAssert.Contains(error, "interrupted");
            Assert.AreEqual("", process.StandardOutput.ReadToEnd());
            Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
