using System.Globalization;
using Xfel.ML.Networks;

namespace Xfel.ML.Benchmarks;

/// <summary>Times batches of random grey frames.</summary>
internal static class FeatureExtraction
{
    private const int Batch = 8;
    private const int Warmups = 2;

    public static string Describe(double width) =>
        string.Create(CultureInfo.InvariantCulture, $"features of grey 224 x 224 frames, VGG16 at width {width}, random weights, batches of {Batch}");

    public static BenchmarkMeasurement Measure(double width, int threads)
    {
        var features = Vgg16Features.CreateRandom(width);
        float[] frames = RandomFrames.Create(new FeatureShape(1, Vgg16Features.InputSize.Height, Vgg16Features.InputSize.Width), Batch, range: 255);
        var results = new float[Batch * features.FeatureCount];
        return PassTimer.Measure(Batch, Warmups, () => features.Extract(frames, Batch, results, threads));
    }
}
