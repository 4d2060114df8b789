using Xfel.ML.Networks;

namespace Xfel.ML.Benchmarks;

/// <summary>Inference of Han and Li's ResNet-10 at 128 x 128.</summary>
internal sealed class ResNet10Benchmark : IBenchmark
{
    private static NetworkDescription Network => ResNets.ResNet10(NetworkTraining.Classes);

    public string Name => "resnet10";

    public string Describe() => NetworkInference.Describe(Network);

    public BenchmarkMeasurement Measure(BenchmarkSettings settings) => NetworkInference.Measure(Network, settings.Threads);
}
