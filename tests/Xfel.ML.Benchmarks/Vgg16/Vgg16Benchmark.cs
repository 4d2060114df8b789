namespace Xfel.ML.Benchmarks;

/// <summary>VGG16 features at the published width.</summary>
internal sealed class Vgg16Benchmark : IBenchmark
{
    public string Name => "vgg16";

    public string Describe() => FeatureExtraction.Describe(width: 1);

    public BenchmarkMeasurement Measure(BenchmarkSettings settings) => FeatureExtraction.Measure(width: 1, settings.Threads);
}
