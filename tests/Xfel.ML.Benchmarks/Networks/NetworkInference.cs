using Xfel.ML.Networks;

namespace Xfel.ML.Benchmarks;

/// <summary>Times the outputs of batches of random frames.</summary>
internal static class NetworkInference
{
    private const int Batch = 8;
    private const int Warmups = 2;

    public static string Describe(NetworkDescription network) =>
        $"outputs of {network.Name}, random weights, batches of {Batch} random frames of {network.Input}";

    public static BenchmarkMeasurement Measure(NetworkDescription network, int threads)
    {
        var model = NetworkModel.CreateRandom(network, NetworkHead.Softmax);
        float[] frames = RandomFrames.Create(network.Input, Batch);
        var scores = new float[Batch * network.Output.Length];
        return PassTimer.Measure(Batch, Warmups, () => model.Predict(frames, Batch, scores, threads));
    }
}
