using System.Diagnostics;

namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class BadWorkerTests
{
    [TestMethod]
    [DataRow("text", "an answer without sense from the worker process (12 bytes that are no message)")]
    [DataRow("exit", "a worker process that ended with exit code 7, saying 'no time today'")]
    [DataRow("abort", "a worker process that ended with signal 6 (SIGABRT, it gave up)")]
    public void OpenIsolated_WorkerThatIsNone_SaysSo(string how, string expected)
    {
        if (OperatingSystem.IsWindows() && how == "abort")
            Assert.Inconclusive("signals are Unix'");
        string path = IsolationGolden.File("chunked.h5");
        FrameFileException error = IsolatedFrameSourceTests.Refusal(path, TestWorker.Of("misbehave", how));
        Assert.StartsWith($"{path}: found {expected}", error.Message);
        StringAssert.Contains(error.Message, " while it opened the file; expected ");
        Assert.IsFalse(error.Message.Any(char.IsControl));
    }

    [TestMethod]
    public void OpenIsolated_WorkerThatNeverAnswers_IsEndedInTime()
    {
        FrameFileException error = IsolatedFrameSourceTests.Refusal(IsolationGolden.File("chunked.h5"), TestWorker.Of("misbehave", "silence") with { TimeLimit = TimeSpan.FromSeconds(0.5) });
        StringAssert.Contains(error.Message, "found a worker process that gave no answer within 0.5 s while it opened the file;");
    }

    [TestMethod]
    public void OpenIsolated_ProgramThatIsNotThere_IsNamed()
    {
        FrameFileException error = IsolatedFrameSourceTests.Refusal("a.h5", new FrameWorker("/nowhere/worker", "x"));
        Assert.StartsWith("a.h5: found a worker process that cannot be started (", error.Message);
        StringAssert.Contains(error.Message, "expected the program /nowhere/worker; check its path");
        Assert.ThrowsExactly<ArgumentException>(() => new FrameWorker(""));
    }

    /// <summary>The answers break off, or turn to nonsense, at a byte of a header, the description, the pixels of a frame.</summary>
    [TestMethod]
    [DataRow("stop", 0)]
    [DataRow("stop", 7)]
    [DataRow("stop", 40)]
    [DataRow("stop", -1)]
    [DataRow("spoil", 0)]
    [DataRow("spoil", 5)]
    [DataRow("spoil", 9)]
    [DataRow("spoil", 12)]
    [DataRow("spoil", 60)]
    [DataRow("stall", 12)]
    public void OpenIsolated_AnswersThatGoWrong_AreAnError(string how, int at)
    {
        string path = IsolationGolden.File("chunked.h5");
        FrameWorker worker = TestWorker.Of("relay", how, at < 0 ? "300" : $"{at}");
        if (how == "stall")
            worker = worker with { TimeLimit = TimeSpan.FromSeconds(8) };
        FrameFileException error = Assert.ThrowsExactly<FrameFileException>(() => ReadAll(path, worker));
        Assert.AreEqual(path, error.Path);
        Assert.Contains("worker process", error.Message);
        Assert.IsFalse(error.Message.Any(char.IsControl));
    }

    [TestMethod]
    public void Worker_WhoseInputCloses_Ends()
    {
        using Process worker = Start("work");
        worker.StandardInput.Close();
        Assert.IsTrue(worker.WaitForExit(TestWorker.Patience), "it lives on");
        Assert.AreEqual(0, worker.ExitCode);
    }

    [TestMethod]
    public void Worker_OfAParentThatDied_Ends()
    {
        using Process parent = Start("parent");
        string line = parent.StandardOutput.ReadLine() ?? "";
        using Process worker = Process.GetProcessById(int.Parse(line, System.Globalization.CultureInfo.InvariantCulture));
        parent.Kill();
        Assert.IsTrue(worker.WaitForExit(TestWorker.Patience), "the worker outlives its parent");
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(TestWorker.Dotnet, ["exec", TestWorker.Host, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private static void ReadAll(string path, FrameWorker worker)
    {
        using IFrameSource source = FrameFile.OpenIsolated(path, null, worker);
        var pixels = new float[source.Size.PixelCount];
        for (int i = 0; i < source.Count; i++)
            Assert.IsNull(source.TryRead(i, pixels));
    }
}
