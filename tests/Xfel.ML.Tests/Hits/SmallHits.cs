using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML.Tests.Hits;

/// <summary>A classifier small enough for tests: few, small frames and a network of a 32nd of the width.</summary>
internal static class SmallHits
{
    private static readonly Lazy<FrameCollection> LazyFrames = new(() =>
        SimulatedFrames.Simulate(Preset.SpiHits, new SimulationOptions { Count = 48, Size = new FrameSize(64, 64), Seed = 3 }));

    private static readonly Lazy<HitClassifier> LazyClassifier = new(() => HitClassifier.Train(Frames, Options));

    public static FrameCollection Frames => LazyFrames.Value;

    public static HitClassifier Classifier => LazyClassifier.Value;

    public static HitClassifierOptions Options => new() { Features = new Vgg16Options { Width = 1 / 32.0, BatchSize = 7 } };

    /// <summary>The pixels of some frames, to put bad ones among them.</summary>
    public static List<float[]> Pixels(int count) => [.. Enumerable.Range(0, count).Select(i => Frames.TryReadFrame(i, out _)!)];
}
