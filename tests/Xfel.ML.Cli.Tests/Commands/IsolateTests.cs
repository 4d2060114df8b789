using System.Diagnostics;
using System.Globalization;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Cli;

[TestClass]
public sealed class IsolateTests
{
    [TestMethod]
    [DataRow("--json")]
    [DataRow("--verbosity=normal")]
    public void Info_Isolated_SaysTheSame(string option)
    {
        CliRun direct = CliRun.Of("info", TestFiles.Frames, option).Exits(0), isolated = CliRun.Of("info", TestFiles.Frames, option, "--isolate").Exits(0);
        Assert.AreEqual(direct.Out, isolated.Out);
    }

    [TestMethod]
    public void Classify_Isolated_DecidesTheSame()
    {
        string[] decisions = [.. new[] { "--verbosity=normal", "--isolate" }.Select(option =>
            CliRun.Of("classify", TestFiles.Frames, "--model", TestFiles.Model, "--json", option).Json().GetProperty("frames").GetRawText())];
        Assert.AreEqual(decisions[0], decisions[1]);
    }

    [TestMethod]
    public void Info_IsolatedFileThatIsNone_FailsWithTheSameLine()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("none.h5");
        File.WriteAllBytes(path, [0x89, (byte)'H', (byte)'D', (byte)'F', 13, 10, 26, 10, 1, 2, 3]);
        Assert.AreEqual(CliRun.Of("info", path).Fails(3, path).Error, CliRun.Of("info", path, "--isolate").Fails(3, path).Error);
    }

    [TestMethod]
    public void Classify_WorkerThatDies_FailsWithTheFilesName()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Inconclusive("finds the worker under /proc");
        using var folder = new TemporaryFolder();
        string pipe = folder.File("never.h5");
        using (Process make = Process.Start("mkfifo", [pipe]))
            make.WaitForExit();

        // Whoever opens a pipe that nobody writes to waits: the worker is there to be killed.
        Task<CliRun> run = Task.Run(() => CliRun.Of("classify", pipe, "--model", TestFiles.Model, "--isolate"));
        Assert.IsTrue(SpinWait.SpinUntil(() => KillWorker() || run.IsCompleted, TimeSpan.FromSeconds(60)), "there is no worker");
        run.GetAwaiter().GetResult().Fails(3, pipe, "worker process that ended with signal 9", "while it opened the file");
    }

    /// <summary>Kills the worker of this process; tests of a class run one after the other, and no other class has workers.</summary>
    private static bool KillWorker()
    {
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            try
            {
                bool waits = File.ReadAllText(Path.Combine(process, "cmdline")).Contains(IsolationOption.Verb, StringComparison.Ordinal)
                    && File.ReadAllText(Path.Combine(process, "status")).Contains($"PPid:\t{Environment.ProcessId}\n", StringComparison.Ordinal);
                if (!waits)
                    continue;
                using Process worker = Process.GetProcessById(int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture));
                worker.Kill();
                return true;
            }
            catch (Exception exception) when (exception is IOException or ArgumentException or InvalidOperationException or UnauthorizedAccessException)
            {
                // It has ended meanwhile.
            }
        }

        return false;
    }
}
