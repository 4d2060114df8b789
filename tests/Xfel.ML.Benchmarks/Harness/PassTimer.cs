using System.Diagnostics;

namespace Xfel.ML.Benchmarks;

/// <summary>Times one piece of work over and over; the peers' scripts do the same.</summary>
internal static class PassTimer
{
    private const double MeasuredSeconds = 6;
    private const int MinPasses = 3;

    /// <summary>After <paramref name="warmups"/> passes, the median of passes that together take a few seconds.</summary>
    /// <param name="frames">Frames in one pass.</param>
    /// <param name="warmups">Passes that are not counted.</param>
    /// <param name="pass">The work.</param>
    public static BenchmarkMeasurement Measure(int frames, int warmups, Action pass)
    {
        for (int i = 0; i < warmups; i++)
            pass();
        var seconds = new List<double>();
        while (seconds.Count < MinPasses || seconds.Sum() < MeasuredSeconds)
        {
            long start = Stopwatch.GetTimestamp();
            pass();
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        seconds.Sort();
        int middle = seconds.Count / 2;
        double median = seconds.Count % 2 == 1 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2;
        return new BenchmarkMeasurement { FramesPerSecond = frames / median, Seconds = median };
    }
}
