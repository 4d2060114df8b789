using Xfel.ML.Formats;
using Xfel.ML.Numerics;
using Xfel.ML.Simulation;

namespace Xfel.ML.Tests.Evaluation;

[TestClass]
public sealed class LabelRulesTests
{
    [TestMethod]
    [DataRow("Spherical/Oblate Round NewtonRings Layered Asymmetric", "")]
    [DataRow("Spherical/Oblate Round DoubleRings", "")]
    [DataRow("Prolate Streak Bent", "")]
    [DataRow("Empty", "")]
    [DataRow("", "")]
    [DataRow("Asymmetric Layered NewtonRings", "")]
    [DataRow("Spherical/Oblate Prolate", "at most one of Spherical/Oblate, Prolate")]
    [DataRow("Spherical/Oblate Round Elliptical", "at most one of Round, Elliptical")]
    [DataRow("Round", "Round only with Spherical/Oblate")]
    [DataRow("Elliptical", "Elliptical only with Spherical/Oblate")]
    [DataRow("DoubleRings Empty", "DoubleRings only with Spherical/Oblate")]
    [DataRow("Spherical/Oblate Streak", "Streak only with Prolate")]
    [DataRow("Bent", "Bent only with Prolate")]
    [DataRow("Empty Spherical/Oblate", "at most one of Empty, Spherical/Oblate")]
    [DataRow("Prolate Empty", "at most one of Empty, Prolate")]
    public void Helium_OneFrame_BreaksJustTheRulesItContradicts(string labels, string broken)
    {
        LabelRuleViolations found = Count(labels);
        Assert.AreEqual(broken, string.Join("; ", found.Rules.Where(rule => rule.Frames.Count > 0).Select(rule => rule.Rule)));
        Assert.AreEqual(broken == "" ? 0 : 1, found.Frames.Count);
        Assert.HasCount(9, found.Rules);
    }

    [TestMethod]
    public void Helium_FrameThatBreaksThreeRules_IsOneFrame()
    {
        LabelRuleViolations found = Count("Spherical/Oblate Prolate Empty", "Prolate");
        Assert.AreEqual(new Proportion(1, 2), found.Frames);
        Assert.AreEqual(3, found.Rules.Sum(rule => rule.Frames.Count));
    }

    [TestMethod]
    public void Helium_TruthOfTheSimulator_BreaksNone()
    {
        FrameLabels labels = SimulatedFrames.Lazy(Preset.Helium, new SimulationOptions { Count = 2000, Size = new FrameSize(32, 32), Seed = 5 }).Labels!;
        bool[][] truth = [.. labels.Indicators!.Select(row => row.ToArray())];
        LabelRuleViolations found = LabelRules.Helium.Count(labels.ClassNames, truth);
        Assert.AreEqual(new Proportion(0, 2000), found.Frames);
        Assert.HasCount(LabelRules.Helium.Rules.Count, found.Rules);
    }

    [TestMethod]
    public void CheckRules_OfMetrics_TellsPredictionsFromTruth()
    {
        string[] names = ["Prolate", "Spherical/Oblate", "cat"];
        var metrics = MultiLabelMetrics.Of(names, [[true, false, true], [false, true, false]], [[0.9f, 0.8f, 0], [0.1f, 0.5f, 0]]);
        LabelRuleReport report = metrics.CheckRules(LabelRules.Helium);
        Assert.AreEqual(new Proportion(1, 2), report.Predicted.Frames);
        Assert.AreEqual(new Proportion(0, 2), report.Truth.Frames);
        // Of nine rules one speaks of these labels only.
        Assert.AreEqual("at most one of Spherical/Oblate, Prolate", report.Predicted.Rules.Single().Rule.ToString());
        Assert.IsEmpty(MultiLabelMetrics.Of(["cat"], [[true]], [[0]]).CheckRules(LabelRules.Helium).Predicted.Rules);
    }

    [TestMethod]
    public void ExactlyOne_OfThree_IsBrokenByNoneAndByTwo()
    {
        var rules = new LabelRules([LabelRule.ExactlyOne("a", "b", "c")]);
        LabelRuleViolations found = rules.Count(["a", "b", "c", "d"], [[false, false, false, true], [true, false, false, false], [false, true, true, false], [true, true, true, true]]);
        Assert.AreEqual(3, found.Frames.Count);
        Assert.AreEqual("one of a, b, c", found.Rules[0].Rule.ToString());
    }

    [TestMethod]
    public void Rules_ThatCannotBe_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => LabelRule.AtMostOne("a"));
        Assert.Throws<ArgumentException>(() => LabelRule.ExactlyOne("a", "b", "a"));
        Assert.Throws<ArgumentException>(() => LabelRule.Implies("a", "a"));
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => LabelRules.Helium.Count(["a", "b"], [[true, false], [true]])).Message, "frame 1");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => LabelRules.Helium.Count(["a", "a"], [])).Message, "'a'");
    }

    private static LabelRuleViolations Count(params string[] frames) =>
        LabelRules.Helium.Count(Preset.Helium.ClassNames, [.. frames.Select(labels => Preset.Helium.ClassNames.Select(name => labels.Split(' ').Contains(name)).ToArray())]);
}
