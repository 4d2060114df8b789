using System.Globalization;

namespace Xfel.ML.Cli;

/// <summary>The report of a demonstration: one HTML file that needs nothing else.</summary>
internal static class HitReport
{
    /// <summary>Pictures a kind of error: enough to see what goes wrong, small enough to mail.</summary>
    private const int MostPictures = 24;

    public static void Write(TextWriter writer, HitDemoResult result)
    {
        BundleManifest manifest = result.Classifier.Manifest;
        ReportPage.Begin(writer, $"Single-particle hits: {EvaluationText.Figures(result.Evaluation.Metrics)}");
        writer.WriteLine($"""
            <h1>Which shots are single-particle hits?</h1>
            <p>{Html.Count(result.TrainingFrames)} simulated frames trained the classifier; the {Html.Count(result.Evaluation.Metrics.Frames)} frames below it had never seen, nor any other frame of their particles.</p>
            <p class="notice"><strong>Weights of the network:</strong> {Html.Text(manifest.Weights)}</p>
            <main>
            """);
        WriteFigures(writer, result.Evaluation);
        WriteTable(writer, result.Evaluation.Metrics);
        WriteCurves(writer, result.Evaluation);
        WriteClasses(writer, result.Evaluation);
        WriteScales(writer, result);
        WriteErrors(writer, result);
        WriteFacts(writer, result);
        writer.WriteLine("""
            </main>
            <footer><p>Method: intensity-scale rendering, VGG16 features and logistic regression, after Han and Li, section 4.2. The figures of their report are cited by number.</p></footer>
            </body>
            </html>
            """);
    }

    private static void WriteFigures(TextWriter writer, FrameEvaluation evaluation)
    {
        ClassificationEvaluation metrics = evaluation.Metrics;
        string positive = Html.Text(metrics.Classes[1]);
        writer.WriteLine($"""
            <h2>In four numbers</h2>
            <ul class="figures">
            <li><b>{Html.Share(metrics.Accuracy)}</b> accuracy: the share of right decisions</li>
            <li><b>{Html.Share(metrics.Precision)}</b> precision: of the frames called {positive}, the share that are</li>
            <li><b>{Html.Share(metrics.Recall)}</b> recall: of the frames that are {positive}, the share that was found</li>
            <li><b>{Html.Share(evaluation.Roc!.Area)}</b> area under the ROC curve: 0.5 is chance, 1 is perfect</li>
            </ul>
            """);
    }

    private static void WriteTable(TextWriter writer, ClassificationEvaluation metrics) => writer.WriteLine($"""
        <h2>Truth and prediction</h2>
        <table>
        <caption>Number of test frames, truth before the stroke and prediction after it. Good = {Html.Text(metrics.Classes[1])}, bad = {Html.Text(metrics.Classes[0])}.</caption>
        <thead><tr><th scope="col">Truth/Prediction</th><th scope="col">Good/Good</th><th scope="col">Bad/Bad</th><th scope="col">Good/Bad</th><th scope="col">Bad/Good</th></tr></thead>
        <tbody><tr><th scope="row">Number</th><td>{Html.Count(metrics.Confusion[1][1])}</td><td>{Html.Count(metrics.Confusion[0][0])}</td><td>{Html.Count(metrics.Confusion[1][0])}</td><td>{Html.Count(metrics.Confusion[0][1])}</td></tr></tbody>
        </table>
        <p>Look first at Bad/Good: those frames would enter a reconstruction. Good/Bad frames are only lost.</p>
        """);

    private static void WriteCurves(TextWriter writer, FrameEvaluation evaluation) => writer.WriteLine($"""
        <div class="side">
        <figure>{ConfusionFigure.Svg(evaluation.Metrics)}<figcaption>Confusion matrix: number of frames, and their share of the row. Blue is right, red is wrong; look for red that is as dark as the blue beside it.</figcaption></figure>
        <figure>{RocFigure.Svg(evaluation.Roc!, evaluation.Metrics)}<figcaption>ROC curve. The ring is the threshold in use (probability 0.5), the dashed line is chance. A higher threshold moves the ring down and to the left: fewer false hits, more hits lost.</figcaption></figure>
        </div>
        """);

    private static void WriteClasses(TextWriter writer, FrameEvaluation evaluation)
    {
        IReadOnlyList<string> classes = evaluation.Metrics.Classes;
        writer.WriteLine($"""
            <h2>Where the errors come from</h2>
            <table>
            <caption>Number of test frames by what they truly show, and what was decided. 'bad' in the first column: no particle, or more than four.</caption>
            <thead><tr><th scope="col">truth</th><th scope="col">frames</th>{string.Concat(classes.Select(name => $"<th scope=\"col\">decided {Html.Text(name)}</th>"))}</tr></thead>
            <tbody>
            """);
        foreach (IGrouping<string, (FrameDecision Decision, string Truth)> group in Pairs(evaluation).GroupBy(pair => pair.Truth).OrderByDescending(group => group.Count()))
        {
            string cells = string.Concat(classes.Select(name => $"<td>{Html.Count(group.Count(pair => pair.Decision.Decision == name))}</td>"));
            writer.WriteLine($"<tr><th scope=\"row\">{Html.Text(group.Key)}</th><td>{Html.Count(group.Count())}</td>{cells}</tr>");
        }

        writer.WriteLine("</tbody></table>");
    }

    private static void WriteScales(TextWriter writer, HitDemoResult result)
    {
        IReadOnlyList<string> classes = result.Evaluation.Metrics.Classes;
        writer.WriteLine("<h2>What the classifier sees</h2><p>One good and one bad frame at the eight intensity scales of Han and Li: a pixel with that many photons, or more, is white. Low scales show the weak outer fringes, high scales the centre.</p>");
        Show(classes[1], "A good frame (their Fig. 6). Look for one set of rings or facets around the centre.");
        Show(classes[0], "A bad frame (their Fig. 7). Look for fine stripes across the rings: the light of several particles interferes.");

        void Show(string name, string caption)
        {
            var found = Pairs(result.Evaluation).Where(pair => pair.Decision.Decision == name && IsTruly(pair.Truth, name, classes)).Take(1);
            foreach ((FrameDecision decision, string truth) in found)
                FrameFigures.WriteScales(writer, result.Test, decision.Index, result.Classifier.Rendering, $"{caption} Frame {Html.Count(decision.Index)}, truth: {Html.Text(truth)}.");
        }
    }

    private static void WriteErrors(TextWriter writer, HitDemoResult result)
    {
        IReadOnlyList<string> classes = result.Evaluation.Metrics.Classes;
        writer.WriteLine("<h2>Misclassified frames</h2>");
        Show(classes[1], classes[0], "Good frames decided bad", "Han and Li found mostly weak exposures here (their Fig. 12, top).");
        Show(classes[0], classes[1], "Bad frames decided good", "Look for stripes that are too fine or too weak for this intensity scale (their Fig. 12, bottom).");

        void Show(string truth, string decided, string title, string hint)
        {
            (FrameDecision Decision, string Truth)[] wrong =
            [
                .. Pairs(result.Evaluation).Where(pair => pair.Decision.Decision == decided && IsTruly(pair.Truth, truth, classes))
                    .OrderByDescending(pair => pair.Decision.Probability),
            ];
            string many = wrong.Length > MostPictures ? $", the {MostPictures} surest of them" : "";
            writer.WriteLine($"<h3>{title}: {Html.Count(wrong.Length)}{many}</h3>");
            if (wrong.Length == 0)
                return;
            writer.WriteLine($"<p>{hint} The surest errors come first; the probability is that of the decision.</p>");
            FrameFigures.WriteDecisions(writer, result.Test, wrong.Take(MostPictures), result.Classifier.Rendering);
        }
    }

    private static void WriteFacts(TextWriter writer, HitDemoResult result)
    {
        BundleManifest manifest = result.Classifier.Manifest;
        ReportPage.WriteFacts(writer,
        [
            ("network", manifest.Network),
            ("weights", manifest.Weights),
            ("preprocessing", manifest.Preprocessing),
            ("trained on", manifest.TrainingData is { } data ? $"{data.Source}: {data.Frames} frames of {data.FrameSize} pixels, SHA-256 {data.Digest}" : ""),
            ("tested on", $"{result.Evaluation.Metrics.Frames} frames, {result.Evaluation.Metrics.BadFrames} unusable ones left out"),
            ("seed", manifest.Seed.ToString(CultureInfo.InvariantCulture)),
            ("library", $"Xfel.ML {manifest.LibraryVersion}, ML.NET types from {manifest.MLNet}"),
            ("instruction set", manifest.InstructionSet),
            .. result.Seconds.Select(stage => ($"time to {stage.Key}", stage.Value.ToString("0.0", CultureInfo.InvariantCulture) + " s")),
        ]);
    }

    private static IEnumerable<(FrameDecision Decision, string Truth)> Pairs(FrameEvaluation evaluation) =>
        evaluation.Decisions.Zip(evaluation.Truth).Where(pair => pair.First.IsUsable);

    /// <summary>Whether a true class is the positive one, or one of the many that together are its negative.</summary>
    private static bool IsTruly(string truth, string name, IReadOnlyList<string> classes) => (truth == classes[1]) == (name == classes[1]);
}
