using Xfel.ML.Internals;

namespace Xfel.ML.Tests.Experiments;

/// <summary>What reports say follows the numbers, also where they contradict the paper; the results are made by hand.</summary>
[TestClass]
public sealed class ZimmermannFindingTests
{
    [TestMethod]
    [DataRow(0.970, 0.965, "at least that without")]
    [DataRow(0.965, 0.965, "at least that without")]
    [DataRow(0.960, 0.965, "below that without")]
    public void Table4_MeanAccuracy_Decides(double with, double without, string verdict)
    {
        ZimmermannAlpha Alpha(float alpha, double accuracy)
        {
            ZimmermannNetwork[] networks = [Network($"{ZimmermannTable4Experiment.NameOf(alpha)}, seed 1", accuracy, 0.9)];
            return new ZimmermannAlpha(alpha, MeanMetrics.Of(networks), networks, null);
        }

        var results = new ZimmermannTable4Results(
            Frames(0.8), [Alpha(0.2f, with), Alpha(0, without)], [new("alpha 0.2, seed 1", "none, seed 1", 1, Differences(new(0.01, 0.001, 0.02)))]);
        string[] text = [.. ZimmermannTable4Report.Finding(results)];
        StringAssert.Contains(text[0], FormattableString.Invariant($"{with:0.000}, without {without:0.000}: {verdict}"));
        StringAssert.Contains(text[0], "F1 +0.000 (of 1 seeds clearly more in 1, clearly less in 0)");
        StringAssert.Contains(text[1], with >= without ? "alpha 0.2" : "no logarithmic activation");
    }

    [TestMethod]
    [DataRow(0.03, 0.01, 0.05, "The paper's finding holds here")]
    [DataRow(0.01, -0.01, 0.03, "not by more than the choice of evaluation frames explains")]
    [DataRow(0.0, -0.02, 0.02, "does not hold here")]
    [DataRow(-0.03, -0.05, -0.01, "does not hold here")]
    public void Table6_DifferenceAtTheHighestNoise_Decides(double value, double low, double high, string verdict)
    {
        ZimmermannNoise Level(string name, double frames, double maps, Estimate difference) => new(
            name, 1, Network($"frames, noise: {name}", 0.9, frames) with { Paper = new(0.9, 0.8, 0.8) }, Network($"CCF maps, noise: {name}", 0.9, maps) with { Paper = new(0.9, 0.7, 0.7) }, Differences(difference));

        // Whatever the other levels say.
        var results = new ZimmermannTable6Results(Frames(0.8), [Level("none", 0.9, 0.95, new(0.05, 0.04, 0.06)), Level("maximum", 0.85, 0.85 + value, new(value, low, high))]);
        string[] text = [.. ZimmermannTable6Report.Finding(results)];
        StringAssert.Contains(text[0], verdict);
        StringAssert.Contains(text[0], "0.700 against 0.800");
        StringAssert.Contains(text[1], $"none: maps lead, maximum: {(low > 0 ? "maps lead" : high < 0 ? "frames lead" : "no clear difference")}");
        StringAssert.Contains(text[2], "All networks do better");
    }

    [TestMethod]
    public void Table6_NetworkThatLearntNothing_IsNamed()
    {
        var level = new ZimmermannNoise("maximum", 1, Network("frames, noise: maximum", 0.9, 0.9) with { Paper = new(0, 0, 0) }, Network("CCF maps, noise: maximum", 0.9, 0.81) with { Paper = new(0, 0, 0) }, Differences(new(-0.09, -0.1, -0.08)));
        string text = ZimmermannTable6Report.Finding(new(Frames(0.805), [level])).Last();
        StringAssert.StartsWith(text, "No better than predicting a and b");
        StringAssert.EndsWith(text, "CCF maps, noise: maximum.");
    }

    [TestMethod]
    public void Table5_Differences_Decide()
    {
        var results = new ZimmermannTable5Results(
            Frames(0.8),
            [new(1, 100, Network("100 %", 0.9, 0.9)), new(0.5, 50, Network("50 %", 0.9, 0.88)), new(0.25, 25, Network("25 %", 0.9, 0.9))],
            [new("50 %", "100 %", 1, Differences(new(-0.02, -0.03, -0.01))), new("25 %", "100 %", 1, Differences(new(0, -0.01, 0.01)))]);
        string text = ZimmermannTable5Experiment.Finding(results);
        StringAssert.Contains(text, "less with 50 % of the frames (-0.020");
        StringAssert.Contains(text, "no clear difference with 25 % of the frames");
    }

    [TestMethod]
    [DataRow(0.9, "more than")]
    [DataRow(0.805, "no clear gain over")]
    [DataRow(0.7, "less than")]
    public void Table3_ConstantAnswer_IsTheMeasure(double f1, string verdict)
    {
        ZimmermannNetwork network = Network("one", 0.9, f1) with { Labels = [new("rare", 5, 0.9, default, new(0.2, 0, 0.5), default, null), new("common", 50, 0.9, default, new(0.9, 0.8, 1), default, null)] };
        string text = ZimmermannTable3Experiment.Finding(new(Frames(0.8), network));
        StringAssert.Contains(text, $"{verdict} the 0.800");
        StringAssert.Contains(text, "found of rare.");
    }

    [TestMethod]
    public void Table9_OnlyIntervalsApart_Count()
    {
        string text = ZimmermannTable9Experiment.Finding(new(Frames(0.8), [Network("resnet18", 0.9, 0.9), Network("resnet50", 0.9, 0.895), Network("vgg16", 0.9, 0.85) with { SecondsInFull = 0.5 }]));
        StringAssert.Contains(text, "highest F1 is that of resnet18");
        StringAssert.Contains(text, "Clearly below it (intervals apart): vgg16.");
        StringAssert.Contains(text, "vgg16 learnt in the least time");
    }

    [TestMethod]
    public void Table10_Lists_AreHeldAgainstEachOther()
    {
        ZimmermannLabel Label(string name, double recall, double paper) => new(name, 9, 0.9, default, new(recall, 0, 1), default, new(0.9, 0.9, paper));
        ZimmermannNetwork network = Network("one", 0.9, 0.9) with { Labels = [Label("a", 0.2, 0.3), Label("b", 0.9, 0.3), Label("c", 0.2, 0.9), Label("d", 0.9, 0.9)] };
        StringAssert.Contains(ZimmermannTable10Experiment.Finding(network), "found of a and c; in the paper of a and b; of both lists a.");
    }

    private static MultiLabelEstimates Differences(Estimate all) => new(all, all, all, all, all, all, all);

    private static ZimmermannFrames Frames(double constantF1) => new("by hand", 10, 10, 8, [], [], 0, new(["a", "b"], 0.9, 0.8, 0.8, constantF1, 0.5));

    /// <summary>F1 has an interval of 0.01 to both sides.</summary>
    private static ZimmermannNetwork Network(string name, double accuracy, double f1)
    {
        Estimate rest = new(0.8, 0.7, 0.9);
        return new ZimmermannNetwork
        {
            Name = name,
            Seed = 1,
            Evaluation = new(new(accuracy, accuracy - 0.01, accuracy + 0.01), rest, rest, new(f1, f1 - 0.01, f1 + 0.01), rest, rest, rest),
            Labels = [],
            Contradictions = new(0, 10),
            BrokenRules = [],
            HighestHeldOutAccuracy = accuracy,
            SecondsToBest = 1,
            SecondsInFull = 1,
            Training = new(name, 1, "nothing", 8, 2, 1, []),
        };
    }
}
