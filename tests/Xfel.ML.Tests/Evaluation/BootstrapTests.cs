namespace Xfel.ML.Tests.Evaluation;

[TestClass]
public sealed class BootstrapTests
{
    private static readonly BootstrapOptions Options = new() { Resamples = 200, Confidence = 0.9, Seed = 17 };

    [TestMethod]
    public void Intervals_OfLabels_EqualThoseOfAPlainBootstrap()
    {
        LabelledScores drawn = LabelledScores.Draw(57, 4, seed: 1);
        MultiLabelMetrics metrics = drawn.Judge(Options);
        MultiLabelMetrics[] resampled = [.. Resamples(57, Options).Select(frames => drawn.Take(frames).Judge())];

        MultiLabelEstimates intervals = metrics.Intervals!;
        AreEqual(metrics.Accuracy, resampled, one => one.Accuracy, intervals.Accuracy);
        AreEqual(metrics.Precision, resampled, one => one.Precision, intervals.Precision);
        AreEqual(metrics.Recall, resampled, one => one.Recall, intervals.Recall);
        AreEqual(metrics.F1, resampled, one => one.F1, intervals.F1);
        AreEqual(metrics.SubsetAccuracy, resampled, one => one.SubsetAccuracy, intervals.SubsetAccuracy);
        AreEqual(metrics.MacroF1, resampled, one => one.MacroF1, intervals.MacroF1);
        AreEqual(metrics.Matthews, resampled, one => one.Matthews, intervals.Matthews);
        for (int label = 0; label < 4; label++)
        {
            AreEqual(metrics.Labels[label].Precision, resampled, one => one.Labels[label].Precision, metrics.Labels[label].Intervals!.Precision);
            AreEqual(metrics.Labels[label].Recall, resampled, one => one.Labels[label].Recall, metrics.Labels[label].Intervals!.Recall);
            AreEqual(metrics.Labels[label].F1, resampled, one => one.Labels[label].F1, metrics.Labels[label].Intervals!.F1);
        }

        Assert.AreEqual(new IntervalBasis(0.9, 200, 57, false, 17), metrics.IntervalBasis);
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(4)]
    public void Intervals_OfClasses_EqualThoseOfAPlainBootstrap(int count)
    {
        var random = new Random(3);
        string[] classes = [.. Enumerable.Range(0, count).Select(c => $"{c}")];
        int[] truth = [.. Enumerable.Range(0, 60).Select(_ => random.Next(count))], predicted = [.. truth.Select(actual => random.Next(3) > 0 ? actual : random.Next(count))];
        ClassificationEvaluation evaluation = Judge(Enumerable.Range(0, 60), Options);
        ClassificationEvaluation[] resampled = [.. Resamples(60, Options).Select(frames => Judge(frames, Options with { Resamples = 0 }))];

        ClassificationEstimates intervals = evaluation.Intervals!;
        AreEqual(evaluation.Accuracy, resampled, one => one.Accuracy, intervals.Accuracy);
        AreEqual(evaluation.Precision, resampled, one => one.Precision, intervals.Precision);
        AreEqual(evaluation.Recall, resampled, one => one.Recall, intervals.Recall);
        AreEqual(evaluation.F1, resampled, one => one.F1, intervals.F1);
        AreEqual(evaluation.Matthews, resampled, one => one.Matthews, intervals.Matthews);
        for (int c = 0; c < count; c++)
            AreEqual(evaluation.PerClass[c].F1, resampled, one => one.PerClass[c].F1, evaluation.PerClass[c].Intervals!.F1);

        ClassificationEvaluation Judge(IEnumerable<int> frames, BootstrapOptions options) =>
            ClassificationEvaluation.Of(classes, [.. frames.Select(i => truth[i])], [.. frames.Select(i => predicted[i])], bootstrap: options);
    }

    [TestMethod]
    public void Intervals_OfManySamples_HoldTheTruthAboutAsOftenAsTheyClaim()
    {
        const double Truth = 0.7;
        var random = new Random(11);
        int held = 0;
        for (int repetition = 0; repetition < 200; repetition++)
        {
            int[] right = [.. Enumerable.Range(0, 150).Select(_ => random.NextDouble() < Truth ? 1 : 0)];
            Estimate accuracy = ClassificationEvaluation.Of(["no", "yes"], [.. right.Select(_ => 1)], right, bootstrap: new BootstrapOptions { Resamples = 400, Seed = repetition }).Intervals!.Accuracy;
            held += accuracy.Low <= Truth && Truth <= accuracy.High ? 1 : 0;
        }

        Assert.IsTrue(held is > 176 and < 198, $"{held} of 200 intervals of 95 % hold the truth");
    }

    [TestMethod]
    public void Groups_OfEqualFrames_CountAsOneFrameEach()
    {
        LabelledScores drawn = LabelledScores.Draw(40, 3, seed: 5);
        // Each frame three times, scattered: nothing new is known, and intervals must not pretend so.
        int[] thrice = [.. Enumerable.Range(0, 120).Select(i => i % 40)];
        LabelledScores copied = drawn.Take(thrice);
        MultiLabelMetrics once = drawn.Judge(Options), grouped = copied.Judge(Options with { Groups = [.. thrice.Select(i => 1000L - i)] }), ungrouped = copied.Judge(Options);
        // Matthews correlation of thrice the counts is rounded anew.
        Assert.AreEqual(once.Intervals! with { Matthews = default }, grouped.Intervals! with { Matthews = default });
        Assert.AreEqual(once.Intervals.Matthews.Low, grouped.Intervals.Matthews.Low, 1e-12);
        Assert.AreEqual(once.Labels[2].Intervals, grouped.Labels[2].Intervals);
        Assert.AreEqual((40, true), (grouped.IntervalBasis!.Units, grouped.IntervalBasis.AreGroups));
        Assert.IsLessThan(0.75 * Width(grouped.Intervals.Accuracy), Width(ungrouped.Intervals!.Accuracy));
    }

    [TestMethod]
    public void Intervals_OfASeed_AreTheSameEverywhere()
    {
        LabelledScores drawn = LabelledScores.Draw(50, 3, seed: 2);
        Assert.AreEqual(drawn.Judge(Options).Intervals, drawn.Judge(Options).Intervals);
        Assert.AreNotEqual(drawn.Judge(Options).Intervals, drawn.Judge(Options with { Seed = 18 }).Intervals);
        // Of ten decisions of which six are right; the same bits on every machine.
        int[] right = [1, 1, 0, 1, 0, 1, 1, 0, 0, 1];
        Estimate accuracy = ClassificationEvaluation.Of(["no", "yes"], [.. right.Select(_ => 1)], right, bootstrap: new BootstrapOptions { Resamples = 50 }).Intervals!.Accuracy;
        Assert.AreEqual(new Estimate(0.6, 0.4, 0.8775), accuracy);
    }

    [TestMethod]
    public void Intervals_OfOneFrameOrGroup_AreLeftOut()
    {
        LabelledScores drawn = LabelledScores.Draw(6, 3, seed: 2);
        Assert.IsNull(drawn.Take([0]).Judge(Options).Intervals);
        Assert.IsNull(drawn.Judge(Options with { Groups = [7, 7, 7, 7, 7, 7] }).Intervals);
        Assert.IsNull(drawn.Judge(Options with { Resamples = 0 }).Labels[0].Intervals);
        Assert.IsNotNull(drawn.Take([0, 1]).Judge(Options).Intervals);
    }

    /// <summary>The frames of each resample: the draws that the library makes, too.</summary>
    internal static IEnumerable<int[]> Resamples(int frames, BootstrapOptions options)
    {
        var random = new Random(options.Seed);
        for (int i = 0; i < options.Resamples; i++)
            yield return [.. Enumerable.Range(0, frames).Select(_ => random.Next(frames))];
    }

    /// <summary>Holds an interval of 90 % against the resamples' figures: NumPy's linear quantile.</summary>
    internal static void AreEqual<T>(double value, IEnumerable<T> resampled, Func<T, double> figure, Estimate found)
    {
        double[] sorted = [.. resampled.Select(figure).Order()];
        Assert.AreEqual(value, found.Value, 1e-15);
        Assert.AreEqual(At(0.05), found.Low, 1e-12);
        Assert.AreEqual(At(0.95), found.High, 1e-12);

        double At(double share)
        {
            double position = share * (sorted.Length - 1), rest = position % 1;
            return (1 - rest) * sorted[(int)Math.Floor(position)] + rest * sorted[(int)Math.Ceiling(position)];
        }
    }

    private static double Width(Estimate estimate) => estimate.High - estimate.Low;
}
