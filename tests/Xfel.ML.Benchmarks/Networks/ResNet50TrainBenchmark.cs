using Xfel.ML.Networks;

namespace Xfel.ML.Benchmarks;

/// <summary>Training of the pre-activation ResNet-50 of Zimmermann et al. at 224 x 224.</summary>
internal sealed class ResNet50TrainBenchmark : IBenchmark
{
    private const int Batch = 8;

    private static NetworkDescription Network => ResNets.ResNet50(NetworkTraining.Classes);

    public string Name => "resnet50-train";

    public string Describe() => NetworkTraining.Describe(Network, Batch);

    public BenchmarkMeasurement Measure(BenchmarkSettings settings) => NetworkTraining.Measure(Network, Batch, settings);
}
