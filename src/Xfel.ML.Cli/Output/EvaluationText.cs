using System.Globalization;

namespace Xfel.ML.Cli;

/// <summary>An evaluation for people.</summary>
internal static class EvaluationText
{
    /// <summary>The table of Han &amp; Li, section 5.2: truth before the stroke, prediction after it.</summary>
    public static void WriteTable(TextWriter writer, ClassificationEvaluation metrics)
    {
        if (metrics.IsMultiLabel)
            return;
        if (metrics.Classes.Count != 2)
        {
            WriteConfusion(writer, metrics);
            return;
        }

        (string bad, string good) = (metrics.Classes[0], metrics.Classes[1]);
        writer.WriteLine($"Truth/Prediction (good = {good}, bad = {bad})");
        writer.WriteLine($"{"",-18}{"Good/Good",11}{"Bad/Bad",11}{"Good/Bad",11}{"Bad/Good",11}");
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{"Number",-18}{metrics.Confusion[1][1],11}{metrics.Confusion[0][0],11}{metrics.Confusion[1][0],11}{metrics.Confusion[0][1],11}"));
    }

    /// <summary>Truth by row, prediction by column.</summary>
    private static void WriteConfusion(TextWriter writer, ClassificationEvaluation metrics)
    {
        writer.WriteLine($"{"Truth/Prediction",-18}{string.Concat(metrics.Classes.Select(name => $"{name,11}"))}");
        for (int truth = 0; truth < metrics.Classes.Count; truth++)
            writer.WriteLine($"{metrics.Classes[truth],-18}{string.Concat(metrics.Confusion[truth].Select(count => $"{count,11}"))}");
    }

    /// <summary>Precision and recall of every class: accuracy never stands alone.</summary>
    public static void WriteClasses(TextWriter writer, ClassificationEvaluation metrics)
    {
        writer.WriteLine($"{"class",-18}{"precision",11}{"recall",11}{"F1",11}{(metrics.IntervalBasis is null ? "" : "  F1 between      ")}{"frames",11}");
        foreach (ClassMetrics one in metrics.PerClass)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{one.Class,-18}{one.Precision,11:0.000}{one.Recall,11:0.000}{one.F1,11:0.000}{(one.Intervals is { } intervals ? $"  {Interval(intervals.F1)}  " : "")}{one.Frames,11}"));
        }
    }

    /// <summary>What the figures are worth: their intervals, and what an answer without a look at the frames would score.</summary>
    public static void WriteIntervals(TextWriter writer, ClassificationEvaluation metrics)
    {
        if (metrics is { Intervals: { } intervals, IntervalBasis: { } basis })
        {
            (string Name, Estimate Figure)[] figures = [("accuracy", intervals.Accuracy), ("precision", intervals.Precision), ("recall", intervals.Recall), ("F1", intervals.F1), ("Matthews", intervals.Matthews)];
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{100 * basis.Confidence:0.#} % intervals from {basis.Resamples} resamples of {basis.Units} {(basis.AreGroups && basis.Units < metrics.Frames ? "models" : "frames")}:"));
            foreach ((string name, Estimate figure) in figures)
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-16}{figure.Value,11:0.000}  {Interval(figure)}"));
        }

        if (metrics.Kappa is { } kappa)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kappa {kappa:0.000}{(metrics.LogLoss is { } loss ? $" log-loss {loss:0.000}" : "")}{(metrics.Calibration is { } calibration ? $" calibration error {calibration.ExpectedError:0.000}" : "")}"));
        if (!metrics.IsMultiLabel)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the same answer for every frame has accuracy {metrics.BaselineAccuracy:0.000} at best"));
    }

    public static string Figures(ClassificationEvaluation metrics) =>
        string.Create(CultureInfo.InvariantCulture, $"accuracy {metrics.Accuracy:0.000} precision {metrics.Precision:0.000} recall {metrics.Recall:0.000}");

    private static string Interval(Estimate figure) => string.Create(CultureInfo.InvariantCulture, $"[{figure.Low:0.000}, {figure.High:0.000}]");
}
