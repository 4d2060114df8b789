using Xfel.ML.Internals;

namespace Xfel.ML.Tests.Experiments;

[TestClass]
public sealed class HanVgg16Tests
{
    [TestMethod]
    public void Conduct_AnyRun_JudgesEveryScaleOnTheSameFrames()
    {
        HanVgg16Settings few = HanVgg16Settings.Of(ExperimentSize.Tiny) with { Scales = [5, 10], TestFrames = 20 };
        (HanVgg16Results results, IReadOnlyList<ReportSection> report) = HanVgg16Experiment.Conduct(new() { Seed = 2 }, few);
        CollectionAssert.AreEqual(new[] { 5f, 10 }, results.Scales.Select(one => one.Scale).ToArray());
        foreach (ScaleFigures one in results.Scales)
        {
            Assert.AreEqual(20, one.Right.Of);
            Assert.AreEqual(20, one.FalseNegative.Of + one.FalsePositive.Of);
            Assert.AreEqual(20 - one.FalseNegative.Count - one.FalsePositive.Count, one.Right.Count);
            Assert.AreEqual((one.Evaluation.Precision, one.Evaluation.Recall), (one.Precision.Rate, one.Recall.Rate));
            Assert.AreEqual(one.FalseNegative.Count, one.MissedByPhotons.Sum(group => group.Share.Count));
        }

        Assert.IsNull(results.AtBaseline.AgainstBaseline);
        ScaleFigures other = results.Scales[0];
        Assert.AreEqual(other.Right.Count - results.AtBaseline.Right.Count, 2 * other.AgainstBaseline!.Count - other.AgainstBaseline.Of, "of two decisions that disagree one is right");
        Assert.AreEqual(0.982, results.Paper.Accuracy, 1e-12);

        // Nobody may take random weights for ImageNet's: the shell's table, the notice and the document say so.
        StringAssert.Contains(results.Weights, "seeded random weights");
        StringAssert.Contains(results.Weights, "not ImageNet");
        ReportItem[] items = [.. report.SelectMany(section => section.Items)];
        StringAssert.Contains(items.OfType<ReportTable>().First().Caption, results.Weights);
        Assert.IsTrue(items.OfType<ReportText>().Any(text => text.IsNotice && text.Text.Contains(results.Weights, StringComparison.Ordinal)));
        StringAssert.Contains(Experiment.HanVgg16.Summary, "not ImageNet");
        foreach (ReportPictures pictures in items.OfType<ReportPictures>())
            Assert.HasCount(2, pictures.Pictures, "the frame at every scale");
    }

    [TestMethod]
    [DataRow(90, 10, 1)]
    [DataRow(10, 90, -1)]
    [DataRow(52, 48, 0)]
    [DataRow(0, 0, 0)]
    [DataRow(3, 0, 0, DisplayName = "three frames are too few")]
    public void Verdict_Disagreements_AreJudgedByTheInterval(int own, int baseline, int verdict) =>
        Assert.AreEqual(verdict, (Scale(5, 80) with { AgainstBaseline = new Proportion(own, own + baseline) }).Verdict);

    [TestMethod]
    public void Findings_Figures_AreFollowed()
    {
        ScaleFigures baseline = Scale(10, 80) with { AgainstBaseline = null };
        string[] findings = [.. HanVgg16Report.Findings(Results(baseline, Scale(1, 40) with { AgainstBaseline = new Proportion(5, 50) }, Scale(50, 85) with { AgainstBaseline = new Proportion(8, 11) }))];
        StringAssert.Contains(findings[0], "Scale 50 has the most frames right (85.0 %, against 80.0 % at 10)");
        StringAssert.Contains(findings[1], "better: none; worse: 1; not told apart: 50.");
        StringAssert.Contains(findings[2], "98.2 % is above the interval");
        StringAssert.Contains(findings[2], "random");
        StringAssert.Contains(findings[3], "lost about as often");
        StringAssert.Contains(findings[3], "Weak single hits are not clearly missed more often");

        string best = HanVgg16Report.Findings(Results(baseline, Scale(1, 40))).First();
        StringAssert.Contains(best, "Of all scales, the paper's 10 has the most");
    }

    [TestMethod]
    [DataRow(60, 5, 40, 2, "lost more often than invented", "above all weak ones")]
    [DataRow(5, 60, 2, 40, "invented more often than lost", "above all bright ones")]
    public void Findings_Errors_AreTold(int missed, int invented, int weak, int bright, string bias, string light)
    {
        ScaleFigures one = Scale(10, 80) with
        {
            AgainstBaseline = null,
            FalseNegative = new Proportion(missed, 100),
            FalsePositive = new Proportion(invented, 100),
            MissedByPhotons = [new("weak", new Proportion(weak, 50)), new("bright", new Proportion(bright, 50))],
        };
        string finding = HanVgg16Report.Findings(Results(one)).Last();
        StringAssert.Contains(finding, bias);
        StringAssert.Contains(finding, light);
    }

    private static HanVgg16Results Results(params ScaleFigures[] scales) => new("seeded random weights", 10, scales, new PublishedHits(1166, 798, 13, 23));

    private static ScaleFigures Scale(float scale, int right)
    {
        var half = new Proportion(5, 50);
        NamedProportion[] groups = [new("weak", half), new("bright", half)];
        return new ScaleFigures(scale, new Proportion(right, 100), half, half, half, half, 0.5, half, groups, groups, ClassificationEvaluation.Of(["not single", "single"], [], []));
    }
}
