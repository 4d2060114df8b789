using System.Diagnostics;
using Xfel.ML.Networks;

namespace Xfel.ML.Benchmarks.Vgg16;

/// <summary>VGG16 features of grey frames: the time of one batch, the median of passes that together take a few seconds.</summary>
internal static class Vgg16Benchmark
{
    private const double MeasuredSeconds = 5;
    private const int MinPasses = 3;

    public static (double FramesPerSecond, long PeakMemoryBytes) Run(double width, int batch, int threads)
    {
        var features = Vgg16Features.CreateRandom(width);
        var random = new Random(1);
        var frames = new float[batch * Vgg16Features.InputSize.PixelCount];
        for (int i = 0; i < frames.Length; i++)
            frames[i] = random.Next(256);
        var results = new float[batch * features.FeatureCount];
        features.Extract(frames, batch, results, threads);

        var seconds = new List<double>();
        while (seconds.Count < MinPasses || seconds.Sum() < MeasuredSeconds)
        {
            long start = Stopwatch.GetTimestamp();
            features.Extract(frames, batch, results, threads);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        seconds.Sort();
        using var process = Process.GetCurrentProcess();
        return (batch / seconds[seconds.Count / 2], process.PeakWorkingSet64);
    }
}
