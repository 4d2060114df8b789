using System.Diagnostics;
using System.Globalization;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

/// <summary>A disk that is full: a process of its own may make no file longer than a limit, which the system enforces.</summary>
[TestClass]
public sealed class FullDiskTests
{
    [TestMethod]
    [DataRow("a.npz", 64)]
    [DataRow("a.cxi", 64)]
    [DataRow("a.cxi", 600)]
    [DataRow("a.cxi", 1100)]
    public void Simulate_DiskIsFull_ExitsWith1InOneLineAndLeavesTheOldFile(string name, int kilobytes)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Inconclusive("limits the size of files as Linux does");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(name), "old");
        // Without the signal that would end the process, a write beyond the limit fails as one on a full disk does.
        string command = string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {kilobytes}; exec dotnet \"$@\"");
        var start = new ProcessStartInfo("bash", ["-c", command, "bash", typeof(Application).Assembly.Location,
            "simulate", "--preset", "spi-hits", "--count", "600", "--size", "64", "--seed", "1", "--verbosity", "quiet", "--out", folder.File(name)])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        // The runtime keeps machine code twice in a file of its own, which the limit would hit first.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using Process process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(1, process.ExitCode, error);
        Assert.HasCount(1, error.Split('\n', StringSplitOptions.RemoveEmptyEntries), error);
        Assert.AreEqual("old", File.ReadAllText(folder.File(name)));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }
}
