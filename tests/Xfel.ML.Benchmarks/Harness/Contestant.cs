using System.Diagnostics;
using System.Text.Json;

namespace Xfel.ML.Benchmarks;

/// <summary>A program that measures once and prints one line of JSON: ourselves as a child process, or a peer's script.</summary>
internal sealed class Contestant(string name, string program, IReadOnlyList<string> arguments)
{
    /// <summary>The exit code by which a peer's script says that what it needs is not installed.</summary>
    public const int NotInstalled = 77;

    private readonly List<BenchmarkMeasurement> _measurements = [];

    public string Name { get; private set; } = name;

    public bool Running { get; private set; } = true;

    public bool Measured => _measurements.Count > 0;

    public double FramesPerSecond => Median(measurement => measurement.FramesPerSecond);

    public double Seconds => Median(measurement => measurement.Seconds);

    public long PeakMemoryBytes => _measurements.Max(measurement => measurement.PeakMemoryBytes);

    /// <summary>Runs it once more. One that is not installed, or fails, says so on stderr and is not run again.</summary>
    public bool Run()
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string? line = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(text => text.StartsWith('{'));
        if (process.ExitCode == 0 && line is not null)
        {
            BenchmarkMeasurement measurement = JsonSerializer.Deserialize<BenchmarkMeasurement>(line, ResultPrinter.Json)!;
            Name = measurement.Name ?? Name;
            _measurements.Add(measurement);
            return true;
        }

        Running = false;
        string reason = errors.Result.Trim();
        if (process.ExitCode == NotInstalled)
            Console.Error.WriteLine($"{Name}: not installed, left out ({reason})");
        else
            Console.Error.WriteLine($"{Name}: failed with exit code {process.ExitCode}{Environment.NewLine}{reason}");
        return false;
    }

    private double Median(Func<BenchmarkMeasurement, double> select)
    {
        double[] sorted = [.. _measurements.Select(select).Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
