using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>A trained network with its decisions on the evaluation frames.</summary>
/// <param name="Facts">What is reported of it.</param>
/// <param name="Metrics">Its decisions, which comparisons of two networks need frame by frame.</param>
internal sealed record HeliumModel(ZimmermannNetwork Facts, MultiLabelMetrics Metrics)
{
    /// <summary>Frames a pass: enough to keep two processors busy, few enough to fit beside the training set.</summary>
    private const int ScoringBatch = 50;

    /// <summary>Trains a network on the training set and judges it on the evaluation frames.</summary>
    /// <param name="name">What distinguishes it from the others.</param>
    /// <param name="network">Its layers; frames of another size than its input's are rescaled.</param>
    /// <param name="training">The recipe.</param>
    /// <param name="data">The frames, without bad pixels.</param>
    /// <param name="stage">What progress calls the training.</param>
    /// <param name="options">Threads, progress, cancellation.</param>
    public static HeliumModel Train(string name, NetworkDescription network, TrainingOptions training, HeliumData data, string stage, ExperimentOptions options)
    {
        HeliumFrames learnt = data.Training;
        var clock = new EpochClock(options.Progress, stage);
        TrainingResult result = NetworkTrainer.Train(
            network, new RescaledFrames(learnt, network.Input), learnt.Targets(data.Names), training, clock, options.Cancellation);
        IReadOnlyList<float[]> scores = Score(result.Model, data.Evaluation, options);
        MultiLabelMetrics metrics = MultiLabelMetrics.Of(data.Names, data.Evaluation.Labels, scores, new() { Bootstrap = Bootstrap(data) });
        LabelRuleViolations broken = metrics.CheckRules(LabelRules.Helium).Predicted;
        return new HeliumModel(
            new ZimmermannNetwork
            {
                Name = name,
                Seed = training.Seed,
                Evaluation = metrics.Intervals!,
                Labels = [.. metrics.Labels.Select(label => new ZimmermannLabel(label.Name, label.Frames, label.Accuracy, label.Intervals!.Precision, label.Intervals.Recall, label.Intervals.F1, null))],
                Contradictions = broken.Frames,
                BrokenRules = [.. broken.Rules.Select(rule => new NamedProportion(rule.Rule.ToString(), rule.Frames))],
                HighestHeldOutAccuracy = result.History.Max(epoch => epoch.ValidationAccuracy ?? 0),
                SecondsToBest = clock.Seconds[result.BestEpoch - 1],
                SecondsInFull = clock.Seconds[^1],
                Training = new(network.Name, network.ParameterCount, "detector units as they are", result.Split.Training.Count, result.Split.Validation.Count, result.BestEpoch, result.History),
            },
            metrics);
    }

    /// <summary>The second network's figures minus the first's, on the same frames.</summary>
    public static MultiLabelEstimates Difference(HeliumModel first, HeliumModel second, HeliumData data) =>
        MultiLabelComparison.Of(first.Metrics, second.Metrics, Bootstrap(data)).Differences;

    /// <summary>Frames of one model are drawn together: they resemble each other.</summary>
    private static BootstrapOptions Bootstrap(HeliumData data) => new() { Groups = data.Evaluation.Models };

    private static List<float[]> Score(NetworkModel model, HeliumFrames frames, ExperimentOptions options)
    {
        var size = new FrameSize(model.Network.Input.Height, model.Network.Input.Width);
        int pixels = size.PixelCount, labels = model.Network.Output.Length;
        var batch = new float[ScoringBatch * pixels];
        var outputs = new float[ScoringBatch * labels];
        var scores = new List<float[]>(frames.Count);
        while (scores.Count < frames.Count)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(ScoringBatch, frames.Count - scores.Count);
            for (int i = 0; i < count; i++)
                FrameResize.Bilinear(frames.Pixels[scores.Count + i], frames.Size, batch.AsSpan(i * pixels, pixels), size);
            model.Predict(batch.AsSpan(0, count * pixels), count, outputs.AsSpan(0, count * labels), options.Threads);
            for (int i = 0; i < count; i++)
                scores.Add(outputs[(i * labels)..((i + 1) * labels)]);
        }

        return scores;
    }
}
