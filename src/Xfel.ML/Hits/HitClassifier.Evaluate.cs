namespace Xfel.ML;

public sealed partial class HitClassifier
{
    private protected override FrameMeasures Measure(FrameCollection frames, IReadOnlyList<FrameDecision> usable, int bad, BootstrapOptions bootstrap)
    {
        int positive = frames.PositiveIndex(PositiveClass);
        bool[] truth = [.. usable.Select(decision => frames.IsOfClass(decision.Index, positive))];
        float[] probabilities = [.. usable.Select(decision => decision.Probabilities![PositiveClass])];
        var metrics = ClassificationEvaluation.Of(
            Manifest.ClassNames,
            [.. truth.Select(isPositive => isPositive ? 1 : 0)],
            [.. usable.Select(decision => decision.Decision == PositiveClass ? 1 : 0)],
            bad,
            [.. probabilities.Select(probability => new[] { 1 - probability, probability })],
            bootstrap);
        return new FrameMeasures(metrics, RocCurve.Of(probabilities, truth));
    }

    private protected override void RequireLabels(FrameCollection frames) => frames.PositiveIndex(PositiveClass);
}
