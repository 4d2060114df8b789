using System.Diagnostics;

namespace Xfel.ML.Formats.Tests;

/// <summary>Runs this assembly's <see cref="ChildProgram"/>, for what must be set before a library is loaded.</summary>
internal static class Child
{
    /// <summary>Runs it to its end and returns what it printed.</summary>
    public static string Run(IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        using Process process = Start(environment, arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, output + errors.Result);
        return output.Trim();
    }

    /// <summary>Starts it.</summary>
    /// <param name="environment">Variables to set.</param>
    /// <param name="arguments">What it is to do.</param>
    public static Process Start(IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, ["exec", typeof(Child).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
