using System.Text;
using Xfel.ML.Formats;

namespace Xfel.ML.Cli;

/// <summary>The three files of the demonstration.</summary>
internal static class DemoFiles
{
    /// <summary>Writes <c>model.xfel</c>, <c>predictions.csv</c> and, last, <c>report.html</c>, whose path it gives.</summary>
    public static string Write(string folder, HitDemoResult result)
    {
        result.Classifier.Save(Path.Combine(folder, "model.xfel"));
        AtomicFile.Write(Path.Combine(folder, "predictions.csv"), stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            var csv = new CsvDecisions(writer, result.Evaluation.Metrics.Classes, withTruth: true);
            for (int i = 0; i < result.Evaluation.Decisions.Count; i++)
                csv.Write(result.Evaluation.Decisions[i], result.Evaluation.Truth[i]);
            csv.Finish();
        });
        string report = Path.Combine(folder, "report.html");
        AtomicFile.Write(report, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            HitReport.Write(writer, result);
        });
        return report;
    }
}
