using System.Globalization;
using System.Text.Json;

namespace Xfel.ML.Benchmarks;

/// <summary>Prints a report for people or for programs.</summary>
internal static class ResultPrinter
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    public static void Print(BenchmarkReport report, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(report, Json));
            return;
        }

        Line("ours", report.FramesPerSecond, report.Seconds, report.PeakMemoryBytes, "");
        foreach (PeerReport peer in report.Peers)
        {
            string ratio = string.Create(CultureInfo.InvariantCulture, $"  ours is {report.FramesPerSecond / peer.FramesPerSecond:0.00} x");
            Line(peer.Name, peer.FramesPerSecond, peer.Seconds, peer.PeakMemoryBytes, ratio);
        }
    }

    private static void Line(string name, double rate, double seconds, long memory, string ratio)
    {
        string time = seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $"{seconds,9:0.000} s") : "";
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-32} {rate,12:0.0} frames/s{time}  peak {memory / 1048576.0,8:0.0} MiB{ratio}"));
    }
}
