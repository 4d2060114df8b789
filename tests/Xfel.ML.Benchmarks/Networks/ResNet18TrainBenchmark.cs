using Xfel.ML.Networks;

namespace Xfel.ML.Benchmarks;

/// <summary>Training of the pre-activation ResNet-18 of Zimmermann et al. at 224 x 224.</summary>
internal sealed class ResNet18TrainBenchmark : IBenchmark
{
    private const int Batch = 16;

    private static NetworkDescription Network => ResNets.ResNet18(NetworkTraining.Classes);

    public string Name => "resnet18-train";

    public string Describe() => NetworkTraining.Describe(Network, Batch);

    public BenchmarkMeasurement Measure(BenchmarkSettings settings) => NetworkTraining.Measure(Network, Batch, settings);
}
