using System.Text.Json;

namespace Xfel.ML.Tests.Evaluation;

[TestClass]
public sealed class MultiLabelMetricsTests
{
    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly MultiLabelOptions Plain = new() { Bootstrap = new BootstrapOptions { Resamples = 0 } };

    [TestMethod]
    public void Of_ManyDecisions_EqualsScikitLearn()
    {
        JsonElement golden = ScikitLearn.Of("labels");
        bool[][] truth = [.. golden.FloatRows("truth").Select(row => Array.ConvertAll(row, value => value == 1))];
        string[] names = [.. truth[0].Select((_, i) => $"label {i}")];
        var metrics = MultiLabelMetrics.Of(names, truth, golden.FloatRows("scores"), Plain with { Thresholds = golden.Floats("thresholds") });

        (string Name, double Value)[] overall =
        [
            ("accuracy", metrics.Accuracy), ("precision", metrics.Precision), ("recall", metrics.Recall), ("f1", metrics.F1), ("macroPrecision", metrics.MacroPrecision),
            ("macroRecall", metrics.MacroRecall), ("macroF1", metrics.MacroF1), ("subsetAccuracy", metrics.SubsetAccuracy), ("hamming", 1 - metrics.Accuracy), ("matthews", metrics.Matthews),
            ("meanAveragePrecision", metrics.MeanAveragePrecision!.Value), ("brier", metrics.Calibration!.Brier), ("nothingAccuracy", metrics.Nothing.Accuracy),
        ];
        foreach ((string name, double value) in overall)
            Assert.AreEqual(golden.Figure(name), value, 1e-7, name);
        foreach ((JsonElement expected, LabelMetrics label) in golden.GetProperty("labels").EnumerateArray().Zip(metrics.Labels))
        {
            (string Name, double? Value)[] figures =
            [
                ("accuracy", label.Accuracy), ("precision", label.Precision), ("recall", label.Recall), ("f1", label.F1), ("matthews", label.Matthews), ("averagePrecision", label.AveragePrecision),
                ("areaUnderCurve", label.AreaUnderCurve), ("brier", label.Calibration!.Brier), ("frames", label.Frames),
            ];
            foreach ((string name, double? value) in figures)
            {
                if (expected.GetProperty(name).ValueKind == JsonValueKind.Null)
                    Assert.IsNull(value, $"{label.Name} {name}");
                else
                    Assert.AreEqual(expected.Figure(name), value!.Value, 1e-7, $"{label.Name} {name}");
            }
        }
    }

    [TestMethod]
    public void Of_OneThresholdALabel_TakesScoresFromItOn()
    {
        var metrics = MultiLabelMetrics.Of(Names, [[true, true, true]], [[0.5f, 0.5f, 0.5f]], Plain with { Thresholds = [0.4f, 0.5f, 0.6f] });
        CollectionAssert.AreEqual(new double[] { 1, 1, 0 }, metrics.Labels.Select(label => label.Recall).ToArray());
        Assert.AreEqual(0.6f, metrics.Labels[2].Threshold);
        Assert.AreEqual(new LabelCounts(0, 0, 1, 0), metrics.Labels[2].Counts);
    }

    [TestMethod]
    public void Baselines_OfHandMadeLabels_AreWhatConstantAnswersScore()
    {
        // a on 3 of 4 frames, b on 2, c on none.
        bool[][] truth = [[true, true, false], [true, true, false], [true, false, false], [false, false, false]];
        float[][] scores = [.. truth.Select(row => Array.ConvertAll(row, has => has ? 1f : 0f))];
        var metrics = MultiLabelMetrics.Of(Names, truth, scores, Plain);
        Assert.AreEqual((1.0, 1.0, 1.0, 1.0), (metrics.Accuracy, metrics.F1, metrics.SubsetAccuracy, metrics.Matthews));
        Assert.AreEqual(7 / 12.0, metrics.Nothing.Accuracy, 1e-15);
        Assert.AreEqual((0.0, 0.0, 0.25), (metrics.Nothing.Recall, metrics.Nothing.F1, metrics.Nothing.SubsetAccuracy));
        Assert.IsEmpty(metrics.Nothing.Labels);
        CollectionAssert.AreEqual(new[] { "a" }, metrics.MostFrequent.Labels.ToArray());
        Assert.AreEqual(9 / 12.0, metrics.MostFrequent.Accuracy, 1e-15);
        Assert.AreEqual(0.75, metrics.MostFrequent.Precision);
        Assert.AreEqual(0.6, metrics.MostFrequent.Recall);
        Assert.AreEqual(0.25, metrics.MostFrequent.SubsetAccuracy);
    }

    [TestMethod]
    public void Of_NoFrames_IsZeroWithoutIntervals()
    {
        var metrics = MultiLabelMetrics.Of(Names, [], []);
        Assert.AreEqual((0, 0.0, 0.0, 0.0, 0.0, 0.0), (metrics.Frames, metrics.Accuracy, metrics.F1, metrics.MacroF1, metrics.SubsetAccuracy, metrics.Matthews));
        Assert.IsNull(metrics.Intervals);
        Assert.IsNull(metrics.IntervalBasis);
        Assert.IsNull(metrics.MeanAveragePrecision);
        Assert.AreEqual(0, metrics.Nothing.Accuracy);
    }

    [TestMethod]
    public void Of_LabelThatNeverOccurs_CountsInMacroAveragesAndHasNoAveragePrecision()
    {
        var metrics = MultiLabelMetrics.Of(["a", "b"], [[true, false], [false, false]], [[0.9f, 0.1f], [0.2f, 0.6f]]);
        LabelMetrics never = metrics.Labels[1];
        Assert.AreEqual((0, 0.0, 0.0, 0.0, 0.5), (never.Frames, never.Precision, never.Recall, never.F1, never.Accuracy));
        Assert.IsNull(never.AveragePrecision);
        Assert.IsNull(never.AreaUnderCurve);
        Assert.AreEqual(1, metrics.MeanAveragePrecision);
        Assert.AreEqual(0.5, metrics.MacroF1);
    }

    [TestMethod]
    public void Of_LabelOnEveryFrame_HasAveragePrecisionOneAndNoRocArea()
    {
        LabelMetrics label = MultiLabelMetrics.Of(["a"], [[true], [true]], [[0.9f], [0.2f]], Plain).Labels[0];
        Assert.AreEqual(1, label.AveragePrecision);
        Assert.IsNull(label.AreaUnderCurve);
    }

    [TestMethod]
    public void Of_ScoreNaN_NamesFrameAndLabel() =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => MultiLabelMetrics.Of(Names, [[true, false, false], [true, false, false]], [[1, 0, 0], [1, 0, float.NaN]])).Message, "frame 1 has the score NaN for c");

    [TestMethod]
    public void Of_ScoresThatAreNoProbabilities_HaveNoCalibration()
    {
        var metrics = MultiLabelMetrics.Of(["a", "b"], [[true, false], [false, true]], [[3.5f, 0.25f], [float.NegativeInfinity, 0.75f]], Plain);
        Assert.IsNull(metrics.Calibration);
        Assert.IsNull(metrics.Labels[0].Calibration);
        Assert.AreEqual(1, metrics.Labels[0].AveragePrecision);
        Assert.AreEqual(0.0625, metrics.Labels[1].Calibration!.Brier);
    }

    [TestMethod]
    public void Of_MismatchedInput_SaysWhere()
    {
        Assert.Throws<ArgumentException>(() => MultiLabelMetrics.Of([], [], []));
        Assert.Throws<ArgumentException>(() => MultiLabelMetrics.Of(Names, [[true, true, true]], []));
        foreach ((bool[] truth, float[] scores) in new[] { (new bool[3], new float[2]), (new bool[4], new float[3]), ([], []) })
            StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => MultiLabelMetrics.Of(Names, [new bool[3], truth], [new float[3], scores])).Message, "frame 1");
        StringAssert.Contains(Faults(new MultiLabelOptions { Thresholds = [0.5f], CalibrationBins = 0 }), "CalibrationBins is 0");
        StringAssert.Contains(Faults(new MultiLabelOptions { Thresholds = [0.5f, 0.5f, float.NaN] }), "not finite");
        StringAssert.Contains(Faults(Bootstrapped(new BootstrapOptions { Resamples = -1 })), "Resamples is -1");
        StringAssert.Contains(Faults(Bootstrapped(new BootstrapOptions { Confidence = 1 })), "Confidence is 1");
        StringAssert.Contains(Faults(Bootstrapped(new BootstrapOptions { Confidence = double.NaN })), "Confidence is NaN");
        StringAssert.Contains(Faults(Bootstrapped(new BootstrapOptions { Groups = [1, 2] })), "Groups has 2 numbers");

        static MultiLabelOptions Bootstrapped(BootstrapOptions options) => new() { Bootstrap = options };
        static string Faults(MultiLabelOptions options) => Assert.ThrowsExactly<ArgumentException>(() => MultiLabelMetrics.Of(Names, [new bool[3]], [new float[3]], options)).Message;
    }
}
