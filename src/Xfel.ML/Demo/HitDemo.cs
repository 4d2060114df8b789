using System.Diagnostics;
using Xfel.ML.Simulation;

namespace Xfel.ML;

/// <summary>The demonstration: simulate labelled frames, train on most of them, decide on the rest.</summary>
public static class HitDemo
{
    /// <summary>Runs it.</summary>
    public static HitDemoResult Run(HitDemoOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var seconds = new List<KeyValuePair<string, double>>();
        var clock = Stopwatch.StartNew();
        FrameCollection frames = SimulatedFrames.Simulate(Preset.SpiHits, options.Simulation, options.Progress, options.Cancellation);
        Lap("simulate");
        (FrameCollection train, FrameCollection test) = frames.SplitByModel(options.TestCount, options.Simulation.Seed);
        HitClassifier classifier = HitClassifier.Train(train, options.Classifier with
        {
            Progress = options.Progress,
            Cancellation = options.Cancellation,
        });
        Lap("train");
        FrameEvaluation evaluation = classifier.Evaluate(test, new ClassifyOptions { Progress = options.Progress, Cancellation = options.Cancellation });
        Lap("test");
        ClassificationEvaluation metrics = evaluation.Metrics;
        return new HitDemoResult(classifier.WithMetrics(metrics), test, evaluation, train.Count, seconds);

        void Lap(string stage)
        {
            seconds.Add(new(stage, clock.Elapsed.TotalSeconds));
            clock.Restart();
        }
    }
}
