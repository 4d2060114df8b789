using System.Globalization;

namespace Xfel.ML.Cli;

/// <summary>Decisions on several labels a frame, for people.</summary>
internal static class LabelText
{
    public static void Write(TextWriter writer, MultiLabelMetrics metrics)
    {
        writer.WriteLine();
        writer.WriteLine($"{"label",-18}{"threshold",11}{"accuracy",11}{"AP",11}{"ROC area",11}{"Matthews",11}{"calibration error",19}");
        foreach (LabelMetrics one in metrics.Labels)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{one.Name,-18}{one.Threshold,11:0.000}{one.Accuracy,11:0.000}{one.AveragePrecision,11:0.000}{one.AreaUnderCurve,11:0.000}{one.Matthews,11:0.000}{one.Calibration?.ExpectedError,19:0.000}"));
        }

        writer.WriteLine();
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"all labels right in {metrics.SubsetAccuracy:0.000} of the frames; macro precision {metrics.MacroPrecision:0.000} recall {metrics.MacroRecall:0.000} F1 {metrics.MacroF1:0.000}, mean AP {metrics.MeanAveragePrecision:0.000}"));
        WriteConstant(writer, "no label at all", metrics.Nothing);
        WriteConstant(writer, $"always {string.Join('+', metrics.MostFrequent.Labels)}", metrics.MostFrequent);
        WriteRules(writer, metrics);
    }

    private static void WriteConstant(TextWriter writer, string name, ConstantPrediction one)
    {
        // Where no label is on more than half of the frames, both are the same.
        if (name != "always ")
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"predicting {name} has accuracy {one.Accuracy:0.000} precision {one.Precision:0.000} recall {one.Recall:0.000}"));
    }

    private static void WriteRules(TextWriter writer, MultiLabelMetrics metrics)
    {
        LabelRuleReport report = metrics.CheckRules(LabelRules.Helium);
        if (report.Predicted.Rules.Count == 0)
            return;
        Proportion frames = report.Predicted.Frames;
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"labels that contradict each other: predicted on {frames.Count} of {frames.Of} frames ({frames.Rate:0.000} [{frames.Low:0.000}, {frames.High:0.000}]), true on {report.Truth.Frames.Count}"));
        foreach (LabelRuleViolation broken in report.Predicted.Rules.Where(rule => rule.Frames.Count > 0))
            writer.WriteLine($"  {broken.Rule}: broken on {broken.Frames.Count}");
    }
}
