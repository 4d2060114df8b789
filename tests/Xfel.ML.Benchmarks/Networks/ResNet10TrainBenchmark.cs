using Xfel.ML.Networks;

namespace Xfel.ML.Benchmarks;

/// <summary>Training of Han and Li's ResNet-10 at 128 x 128, dropout included.</summary>
internal sealed class ResNet10TrainBenchmark : IBenchmark
{
    private const int Batch = 64;

    private static NetworkDescription Network => ResNets.ResNet10(NetworkTraining.Classes);

    public string Name => "resnet10-train";

    public string Describe() => NetworkTraining.Describe(Network, Batch);

    public BenchmarkMeasurement Measure(BenchmarkSettings settings) => NetworkTraining.Measure(Network, Batch, settings);
}
