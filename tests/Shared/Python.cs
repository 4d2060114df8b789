using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Xfel.ML.TestSupport;

/// <summary>Python as an independent reader of what this library writes, where the machine has it.</summary>
internal static class Python
{
    private static readonly string[] Candidates = ["/usr/bin/python3", "python3", "python"];

    /// <summary>The python that has some modules, found once: importing them takes most of a short script's time.</summary>
    private static readonly ConcurrentDictionary<string, string?> Found = new();

    /// <summary>Runs a script and returns what it printed; without a python that has <paramref name="modules"/> the test reports itself as skipped.</summary>
    public static string Run(string[] modules, string script, params string[] arguments)
    {
        string needed = string.Join(", ", modules);
        string? python = Found.GetOrAdd(needed, static needed => Array.Find(Candidates, candidate => TryRun(candidate, ["-c", "import " + needed]) is (0, _)));
        if (python is null)
        {
            Assert.Inconclusive($"needs python3 with {needed} as an independent reader, which this machine lacks");
            return "";
        }

        (int code, string output) = TryRun(python, ["-c", script, .. arguments]);
        Assert.AreEqual(0, code, output);
        return output.Trim().ReplaceLineEndings("\n");
    }

    private static (int Code, string Output) TryRun(string program, string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, process.ExitCode == 0 ? output : output + error.Result);
        }
        catch (Win32Exception)
        {
            return (-1, $"{program} is not there");
        }
    }
}
