using System.Text;
using Xfel.ML.Formats;

namespace Xfel.ML.Cli;

/// <summary>The two files of an experiment.</summary>
internal static class ExperimentFiles
{
    /// <summary>Writes <c>results.json</c> and, last, <c>report.html</c>, whose path it gives.</summary>
    public static string Write(string folder, ExperimentResult result)
    {
        result.Save(Path.Combine(folder, "results.json"));
        string report = Path.Combine(folder, "report.html");
        AtomicFile.Write(report, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            ExperimentReport.Write(writer, result);
        });
        return report;
    }
}
