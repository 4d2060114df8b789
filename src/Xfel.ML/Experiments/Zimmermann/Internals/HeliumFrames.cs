using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>Frames in memory with their labels, in detector units, not standardised: the networks' logarithmic activation is for that.</summary>
/// <param name="Size">The size of every frame.</param>
/// <param name="Pixels">The frames; bad pixels are NaN.</param>
/// <param name="Labels">For each frame, whether it has each label.</param>
/// <param name="Models">The model that each frame shows; null where every frame is its own.</param>
internal sealed record HeliumFrames(FrameSize Size, IReadOnlyList<float[]> Pixels, IReadOnlyList<bool[]> Labels, IReadOnlyList<long>? Models)
{
    public int Count => Pixels.Count;

    /// <summary>The frames at these positions.</summary>
    public HeliumFrames Select(IReadOnlyList<int> positions) =>
        new(Size, [.. positions.Select(i => Pixels[i])], [.. positions.Select(i => Labels[i])], Models is null ? null : [.. positions.Select(i => Models[i])]);

    /// <summary>The same frames with some of their labels.</summary>
    public HeliumFrames OfLabels(IReadOnlyList<int> labels) => this with { Labels = [.. Labels.Select(row => labels.Select(label => row[label]).ToArray())] };

    /// <summary>The same frames with other pixels.</summary>
    /// <param name="size">Their size.</param>
    /// <param name="change">Makes the pixels of one frame, from its old ones.</param>
    /// <param name="options">Threads and cancellation.</param>
    public HeliumFrames With(FrameSize size, Func<float[], float[]> change, ExperimentOptions options)
    {
        var changed = new float[Count][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads == 0 ? Environment.ProcessorCount : options.Threads, CancellationToken = options.Cancellation };
        Parallel.For(0, Count, parallel, i => changed[i] = change(Pixels[i]));
        return this with { Size = size, Pixels = changed };
    }

    /// <summary>The frames as a network takes them: bad pixels count as 0, as those behind the hole of the plate do.</summary>
    public HeliumFrames ForNetwork(ExperimentOptions options) => With(Size, pixels => Array.Exists(pixels, pixel => !float.IsFinite(pixel))
        ? Array.ConvertAll(pixels, pixel => float.IsFinite(pixel) ? pixel : 0)
        : pixels, options);

    public TrainingTargets Targets(IReadOnlyList<string> names) =>
        TrainingTargets.OfLabels([.. Labels.Select(row => Array.ConvertAll(row, applies => applies ? 1f : 0f))], names, Models);
}
