using System.Diagnostics;
using Xfel.ML.Networks;
using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Benchmarks;

/// <summary>Times training steps as the trainer takes them: forward, softmax cross-entropy, backward, one step of gradient descent with Nesterov momentum; frames in memory.</summary>
internal static class NetworkTraining
{
    public const int Classes = 5;
    private const double LearningRate = 1e-3;
    private const int Warmups = 3;

    public static string Describe(NetworkDescription network, int batch) =>
        $"training steps of {network.Name}, {batch} random frames of {network.Input}, softmax cross-entropy, SGD with Nesterov momentum";

    public static BenchmarkMeasurement Measure(NetworkDescription network, int batch, BenchmarkSettings settings)
    {
        using var engine = new TrainingPlan(network, batch, settings.Threads, TileSet.Best);
        new RandomParameters(engine.Graph, seed: 0).Fill(engine.Parameters);
        var loss = LossFunction.Create(TrainingLoss.SoftmaxCrossEntropy, Classes, weights: null);
        var optimizer = Optimizer.Create(new SgdOptions(), engine.Parameters, l1: 0, l2: 0);

        float[] frames = RandomFrames.Create(network.Input, batch);
        var labels = new Random(2);
        float[] targets = [.. Enumerable.Range(0, batch).Select(_ => (float)labels.Next(Classes))];
        var outputs = new float[batch * Classes];
        var gradients = new float[outputs.Length];
        ulong steps = 0;
        void Step()
        {
            engine.Forward(frames, batch, steps++, outputs);
            double sum = loss.Differentiate(outputs, targets, batch, gradients);
            if (!double.IsFinite(sum))
                throw new InvalidOperationException($"the loss of step {steps} is {sum}");
            engine.Backward(gradients);
            optimizer.Step(LearningRate, settings.Threads);
        }

        BenchmarkMeasurement measured = PassTimer.Measure(batch, Warmups, Step);
        if (settings.Profile is { } output)
        {
            engine.Times = new StepTimes(engine.Steps);
            ulong before = steps;
            long start = Stopwatch.GetTimestamp();
            PassTimer.Measure(batch, warmups: 0, Step);
            // The mean, as the steps' times are means: the parts then add up to it.
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds / (steps - before);
            TrainingProfile.Print(engine.Graph, engine.Times, batch, (int)(steps - before), seconds, output);
        }

        return measured;
    }
}
