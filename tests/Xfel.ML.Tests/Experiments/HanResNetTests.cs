using Xfel.ML.Internals;
using Xfel.ML.Simulation;

namespace Xfel.ML.Tests.Experiments;

[TestClass]
public sealed class HanResNetTests
{
    private static readonly HanResNetSettings Few = HanResNetSettings.Of(ExperimentSize.Tiny) with { TrainingFrames = 90, ValidationFrames = 10, TestFrames = 100, Epochs = 1 };

    [TestMethod]
    public void Conduct_AnyRun_CountsEveryTestFrameOnce()
    {
        (HanResNetResults results, IReadOnlyList<ReportSection> report) = HanResNetExperiment.Conduct(new() { Seed = 3 }, Few);
        CountingFigures test = results.Test;
        Assert.AreEqual(100, test.Right.Of);
        Assert.AreEqual(test.Evaluation.Accuracy, test.Right.Rate, 1e-12);
        Assert.AreEqual((50, 50), (test.FalseNegative.Of, test.FalsePositive.Of), "100 models in a row have the preset's shares: half single hits");
        Assert.AreEqual(100 - test.FalseNegative.Count - test.FalsePositive.Count, test.RightOnSingle.Count);
        CollectionAssert.AreEqual(new[] { 4, 50, 17, 17, 8, 4 }, results.RightByParticles.Select(group => group.Share.Of).ToArray());
        Assert.AreEqual(test.Right.Count, results.RightByParticles.Sum(group => group.Share.Count));
        Assert.AreEqual(test.FalsePositive.Count + 50 - test.FalseNegative.Count, results.CalledSingleByParticles.Sum(group => group.Share.Count));
        Assert.AreEqual((96, 96), (results.RightByPhotons.Sum(group => group.Share.Of), results.RightByFringes.Sum(group => group.Share.Of)), "frames without a particle have neither");
        Assert.AreEqual(100, results.Training.TrainingFrames + results.Training.ValidationFrames);
        Assert.AreEqual(results.Training.ValidationFrames, results.HeldOut.Of);
        Assert.AreEqual((100, 100, 10), (results.Repeated.RightOnKnown.Of, results.Repeated.RightOnNew.Of, results.Repeated.FramesPerModel));
        ReportItem[] items = [.. report.SelectMany(section => section.Items)];
        Assert.AreSame(test.Evaluation, items.OfType<ReportConfusion>().Single().Evaluation);
        Assert.HasCount(4, items.OfType<ReportCurves>(), "loss and accuracy over epochs, of both trainings");
        StringAssert.Contains(items.OfType<ReportTable>().First().Rows[0][1], $"{test.Right.Count} of 100");
    }

    [TestMethod]
    public void Test_Frames_AreOfModelsThatNoTrainingHas()
    {
        SimulatedTest test = CountingNetwork.Test(Preset.SpiHits, Few, new() { Seed = 7 });
        var training = new SimulationOptions { Count = 100, Size = new(32, 32), Seed = 7, Shapes = Few.Shapes };
        // Models are told apart by what was drawn for them, not by their numbers, which start at 0 for every seed.
        var known = Preset.SpiHits.Simulate(training).Select(frame => frame.Truth.ExpectedPhotons).ToHashSet();
        Assert.HasCount(100, known);
        Assert.IsFalse(test.Truths.Any(truth => known.Contains(truth.ExpectedPhotons)));
        Assert.IsTrue(test.Truths.Select(truth => truth.Shape).OfType<string>().Distinct().Order().SequenceEqual(["icosahedron", "truncated-icosahedron"]), "the paper's two shapes");
    }

    [TestMethod]
    [DataRow(0, 0, 1, 1, "above it", "does not overfit", DisplayName = "all right")]
    [DataRow(50, 50, 0.99, 0.7, "below it", "there is overfitting", DisplayName = "half wrong, training much better than held out")]
    [DataRow(1, 1, 0.99, 0.98, "not told apart from it", "does not overfit", DisplayName = "as the paper's")]
    public void Finding_Figures_AreFollowed(int missed, int invented, double training, double heldOut, string against, string fit)
    {
        // So many frames that no error at all lies above 0.99.
        CountingFigures figures = HanFigures.Counting(missed, invented);
        if (missed == 0)
            figures = figures with { Right = new Proportion(2000, 2000) };
        HanResNetResults results = new(figures, 0.99, [], [], [], [], new Proportion((int)Math.Round(heldOut * 200), 200), heldOut > 0.95 ? 1 : null, HanFigures.Training(training, heldOut, 200), Repeated(10, 10));
        string finding = HanResNetReport.Finding(results);
        StringAssert.Contains(finding, $"the one here is {against}");
        StringAssert.Contains(finding, fit);
        StringAssert.Contains(finding, heldOut > 0.95 ? "first passes 95 % in epoch 1 of 1" : "never passes 95 %");
    }

    [TestMethod]
    [DataRow(198, 120, "is better on particles that it has seen", "is reached")]
    [DataRow(170, 120, "is better on particles that it has seen", "is not reached")]
    [DataRow(120, 125, "is not clearly better", "is not reached")]
    public void Repetition_Figures_AreFollowed(int known, int fresh, string better, string paper)
    {
        string finding = HanResNetReport.Repetition(new(HanFigures.Counting(10, 10), 0.99, [], [], [], [], new Proportion(1, 2), null, HanFigures.Training(1, 1, 2), Repeated(known, fresh)));
        StringAssert.Contains(finding, better);
        StringAssert.Contains(finding, paper);
    }

    private static RepeatedModels Repeated(int known, int fresh) => new(100, new Proportion(known, 200), new Proportion(fresh, 200), HanFigures.Training(1, 1, 2));
}
