using System.Diagnostics;
using System.Globalization;
using Xfel.ML.Networks;

namespace Xfel.ML.Benchmarks;

/// <summary>Times batches of random grey frames; the result is the median of passes that together take a few seconds.</summary>
internal static class FeatureExtraction
{
    private const int Batch = 8;
    private const double MeasuredSeconds = 5;
    private const int MinPasses = 3;

    public static string Describe(double width) =>
        string.Create(CultureInfo.InvariantCulture, $"features of grey 224 x 224 frames, VGG16 at width {width}, random weights, batches of {Batch}");

    public static BenchmarkMeasurement Measure(double width, int threads)
    {
        var features = Vgg16Features.CreateRandom(width);
        var random = new Random(1);
        var frames = new float[Batch * Vgg16Features.InputSize.PixelCount];
        for (int i = 0; i < frames.Length; i++)
            frames[i] = random.Next(256);
        var results = new float[Batch * features.FeatureCount];
        features.Extract(frames, Batch, results, threads);

        var seconds = new List<double>();
        while (seconds.Count < MinPasses || seconds.Sum() < MeasuredSeconds)
        {
            long start = Stopwatch.GetTimestamp();
            features.Extract(frames, Batch, results, threads);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        seconds.Sort();
        double median = seconds[seconds.Count / 2];
        return new BenchmarkMeasurement { FramesPerSecond = Batch / median, Seconds = median };
    }
}
