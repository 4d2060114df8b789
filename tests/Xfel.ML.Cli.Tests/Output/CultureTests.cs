using System.Globalization;

namespace Xfel.ML.Cli;

/// <summary>Where the decimal separator is a comma, files and reports are the same to the letter.</summary>
[TestClass]
public sealed class CultureTests
{
    private static readonly string[] Classes = ["not single", "single"];

    private static FrameDecision Decision => new()
    {
        File = "run 7, part 1.npz",
        Index = 12345,
        Decision = "single",
        Probability = 0.75f,
        Probabilities = new Dictionary<string, float> { ["not single"] = 0.25f, ["single"] = 0.75f },
    };

    [TestMethod]
    public void Csv_CommaCulture_KeepsThePoint()
    {
        string Write()
        {
            using var writer = new StringWriter();
            var csv = new CsvDecisions(writer, Classes, withTruth: true);
            csv.Write(Decision, "single");
            csv.Finish();
            return writer.ToString();
        }

        Assert.AreEqual("file,index,truth,decision,probability,probability not single,probability single,reason\n\"run 7, part 1.npz\",12345,single,single,0.75,0.25,0.75,\n", InCommaCulture(Write));
    }

    [TestMethod]
    public void Texts_CommaCulture_AreTheSame()
    {
        ClassificationEvaluation metrics = ClassificationEvaluation.Of(Classes, [0, 0, 1, 1, 1], [0, 1, 1, 1, 0]);
        RocCurve roc = RocCurve.Of([0.1f, 0.7f, 0.8f, 0.9f, 0.3f], [false, false, true, true, true]);
        var counts = new DecisionCounts(Classes);
        string Write()
        {
            using var writer = new StringWriter();
            new TextDecisions(writer).Write(Decision);
            new JsonDecisions(writer, new ModelFacts("n", "w", "p", Classes, null, null, 0, "0.1.0", "MLNet.Offline"), counts).Write(Decision);
            EvaluationText.WriteTable(writer, metrics);
            EvaluationText.WriteClasses(writer, metrics);
            EvaluationText.WriteIntervals(writer, metrics);
            LabelText.Write(writer, MultiLabelMetrics.Of(["Round", "Elliptical"], [[true, false], [false, true]], [[0.7f, 0.6f], [0.2f, 0.9f]]));
            writer.Write(EvaluationText.Figures(metrics));
            writer.Write(RocFigure.Svg(roc, metrics));
            writer.Write(ConfusionFigure.Svg(metrics));
            var progress = new LineProgress(writer);
            progress.Report(new WorkProgress("simulate", 1500, 1500));
            return writer.ToString();
        }

        Assert.AreEqual(Write(), InCommaCulture(Write));
    }

    [TestMethod]
    public void Options_CommaCulture_AreReadWithThePoint()
    {
        // Scale 0.5 read as 5, or refused, would be a wrong decision at the next facility.
        CliRun run = InCommaCulture(() => CliRun.Of("classify", TestFiles.Frames, "--model", TestFiles.Model, "--scale", "0.5"));
        StringAssert.Contains(run.Exits(0).Error, "intensity scale 0.5 photons");
    }

    private static T InCommaCulture<T>(Func<T> work)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        comma.NumberFormat.NegativeSign = "\u2212";
        CultureInfo.CurrentCulture = comma;
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
