using Xfel.ML.Networks;

namespace Xfel.ML.Benchmarks;

/// <summary>Inference of the pre-activation ResNet-18 of Zimmermann et al. at 224 x 224.</summary>
internal sealed class ResNet18Benchmark : IBenchmark
{
    private static NetworkDescription Network => ResNets.ResNet18(NetworkTraining.Classes);

    public string Name => "resnet18";

    public string Describe() => NetworkInference.Describe(Network);

    public BenchmarkMeasurement Measure(BenchmarkSettings settings) => NetworkInference.Measure(Network, settings.Threads);
}
