namespace Xfel.ML.Cli;

[TestClass]
public sealed class EvaluationTextTests
{
    [TestMethod]
    public void Intervals_OfModels_SayOfHowMany()
    {
        var metrics = ClassificationEvaluation.Of(["no", "yes"], [0, 1, 0, 1], [0, 1, 1, 1], bootstrap: new BootstrapOptions { Groups = [5, 5, 8, 8] });
        using var writer = new StringWriter();
        EvaluationText.WriteIntervals(writer, metrics);
        StringAssert.StartsWith(writer.ToString(), "95 % intervals from 1000 resamples of 2 models:");
        StringAssert.Contains(writer.ToString(), "the same answer for every frame has accuracy 0.500 at best");
    }

    [TestMethod]
    public void Classes_WithoutIntervals_HaveNoColumnForThem()
    {
        var metrics = ClassificationEvaluation.Of(["no", "yes"], [0, 1], [0, 1], bootstrap: new BootstrapOptions { Resamples = 0 });
        using var writer = new StringWriter();
        EvaluationText.WriteClasses(writer, metrics);
        EvaluationText.WriteIntervals(writer, metrics);
        Assert.DoesNotContain("between", writer.ToString());
        Assert.DoesNotContain("resamples", writer.ToString());
    }

    [TestMethod]
    public void Labels_Contradictions_AreNamedWithTheirRule()
    {
        var metrics = MultiLabelMetrics.Of(["Spherical/Oblate", "Prolate"], [[true, false], [false, true]], [[0.9f, 0.8f], [0.2f, 0.9f]]);
        using var writer = new StringWriter();
        LabelText.Write(writer, metrics);
        StringAssert.Contains(writer.ToString(), "labels that contradict each other: predicted on 1 of 2 frames (0.500 [");
        StringAssert.Contains(writer.ToString(), "  at most one of Spherical/Oblate, Prolate: broken on 1");
        // No label is on more than half of the frames: the best constant answer is none at all, and is not printed twice.
        Assert.DoesNotContain("always", writer.ToString());
    }
}
