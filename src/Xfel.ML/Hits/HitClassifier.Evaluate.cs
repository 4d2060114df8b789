using Xfel.ML.Numerics;

namespace Xfel.ML;

public sealed partial class HitClassifier
{
    /// <summary>Decides on labelled frames and holds the decisions against the labels. Bad frames are counted and left out of the metrics.</summary>
    /// <exception cref="InvalidInputException">The frames have no labels, no class has the positive name, or no frame is usable.</exception>
    public HitEvaluation Evaluate(FrameCollection frames, ClassifyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(frames);
        if (frames.Labels is null)
            throw new InvalidInputException($"{frames.Path}: has no labels; evaluation needs an array 'labels' with one class a frame");
        int positive = frames.PositiveIndex(PositiveClass);
        FrameDecision[] decisions = [.. Classify(frames, options)];
        FrameDecision[] usable = [.. decisions.Where(decision => decision.Decision != FrameDecision.Bad)];
        bool[] truth = [.. usable.Select(decision => frames.IsOfClass(decision.Index, positive))];
        float[] probabilities = [.. usable.Select(decision => decision.Probabilities![PositiveClass])];
        var metrics = ClassificationEvaluation.Of(
            Manifest.ClassNames,
            [.. truth.Select(isPositive => isPositive ? 1 : 0)],
            [.. usable.Select(decision => decision.Decision == PositiveClass ? 1 : 0)],
            decisions.Length - usable.Length);
        string[] names = [.. decisions.Select(decision => frames.ClassNameOf(decision.Index))];
        return new HitEvaluation(metrics, RocCurve.Of(probabilities, truth), decisions, names);
    }
}
