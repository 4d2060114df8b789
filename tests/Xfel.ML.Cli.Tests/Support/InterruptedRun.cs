using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Xfel.ML.Cli;

/// <summary>A run of the tool in a process of its own that gets Ctrl-C while it works.</summary>
internal static class InterruptedRun
{
    /// <param name="hasBegun">Whether the work is under way, so that there is something to interrupt.</param>
    /// <param name="arguments">The command line.</param>
    public static CliRun Of(Func<bool> hasBegun, params string[] arguments) => Of(_ => hasBegun(), arguments);

    /// <param name="hasBegun">Is given what was written to stderr so far, and says whether the work is under way.</param>
    /// <param name="arguments">The command line.</param>
    public static CliRun Of(Func<string, bool> hasBegun, params string[] arguments)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("sends SIGINT, which Windows does not have");
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Application).Assembly.Location, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
                errors.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
        try
        {
            SpinWait.SpinUntil(() => hasBegun(Said()) || process.HasExited, TimeSpan.FromSeconds(60));
            using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
                kill.WaitForExit();
            Assert.IsTrue(process.WaitForExit(TimeSpan.FromSeconds(60)), "it did not end");
            // Without a time limit it waits for the last lines, too.
            process.WaitForExit();
            return new CliRun(process.ExitCode, process.StandardOutput.ReadToEnd(), Said());
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }

        string Said()
        {
            lock (errors)
                return errors.ToString();
        }
    }
}
