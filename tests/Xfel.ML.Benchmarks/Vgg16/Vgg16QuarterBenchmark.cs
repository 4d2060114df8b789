namespace Xfel.ML.Benchmarks;

/// <summary>VGG16 features at a quarter of the published width, as the demo uses them.</summary>
internal sealed class Vgg16QuarterBenchmark : IBenchmark
{
    private const double Quarter = 0.25;

    public string Name => "vgg16-quarter";

    public string Describe() => FeatureExtraction.Describe(Quarter);

    public BenchmarkMeasurement Measure(BenchmarkSettings settings) => FeatureExtraction.Measure(Quarter, settings.Threads);
}
