using System.Diagnostics;
using System.Globalization;

namespace Xfel.ML.Cli;

/// <summary>A run of the tool in a process of its own that gets Ctrl-C while it works.</summary>
internal static class InterruptedRun
{
    /// <param name="hasBegun">Whether the work is under way, so that there is something to interrupt.</param>
    /// <param name="arguments">The command line.</param>
    public static CliRun Of(Func<bool> hasBegun, params string[] arguments)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("sends SIGINT, which Windows does not have");
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Application).Assembly.Location, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        try
        {
            SpinWait.SpinUntil(() => hasBegun() || process.HasExited, TimeSpan.FromSeconds(60));
            using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
                kill.WaitForExit();
            Assert.IsTrue(process.WaitForExit(TimeSpan.FromSeconds(60)), "it did not end");
            return new CliRun(process.ExitCode, process.StandardOutput.ReadToEnd(), process.StandardError.ReadToEnd());
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
