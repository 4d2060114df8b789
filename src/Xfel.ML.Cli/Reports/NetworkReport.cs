using System.Globalization;
using System.Text;
using Xfel.ML.Formats;
using Xfel.ML.Networks;

namespace Xfel.ML.Cli;

/// <summary>The report of a network's training: one HTML file that needs nothing else.</summary>
internal static class NetworkReport
{
    public static void Save(string path, NetworkTraining trained) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        Write(writer, trained);
    });

    private static void Write(TextWriter writer, NetworkTraining trained)
    {
        BundleManifest manifest = trained.Classifier.Manifest;
        TrainingResult result = trained.Result;
        TrainingEpoch best = result.History[result.BestEpoch - 1];
        bool heldOut = result.Split.Validation.Count > 0;
        string judged = heldOut ? $"{Html.Count(result.Split.Validation.Count)} held-out frames" : "the training frames themselves: none were held out, so the figures say nothing about other frames";
        ReportPage.Begin(writer, $"Training of {manifest.Network}");
        writer.WriteLine($"""
            <h1>Training of {Html.Text(manifest.Network)}</h1>
            <p>{Html.Count(result.Split.Training.Count)} frames trained the network for {result.History.Count} epochs; the weights of epoch {result.BestEpoch} were kept. Judged on {judged}.</p>
            <main>
            <h2>In three numbers</h2>
            <ul class="figures">
            <li><b>{Share(best.ValidationAccuracy ?? best.TrainingAccuracy)}</b> accuracy: the share of right decisions</li>
            <li><b>{Share(Mean(best, score => score.Precision))}</b> precision, mean over the classes: of the frames called so, the share that are</li>
            <li><b>{Share(Mean(best, score => score.Recall))}</b> recall, mean over the classes: of the frames that are so, the share that was found</li>
            </ul>
            <h2>Training curves</h2>
            <div class="side">
            <figure>{CurveFigure.Svg("Loss", Series(result, epoch => epoch.TrainingLoss, epoch => epoch.ValidationLoss))}<figcaption>Loss without the penalty on weights. Held-out loss that rises while the training loss falls is overfitting.</figcaption></figure>
            <figure>{CurveFigure.Svg("Accuracy", Series(result, epoch => epoch.TrainingAccuracy, epoch => epoch.ValidationAccuracy), 0, 1)}<figcaption>Accuracy. In training with dropout and augmentation, so it may lie below the held-out one.</figcaption></figure>
            <figure>{CurveFigure.Svg("Learning rate", [("learning rate", [.. result.History.Select(epoch => epoch.LearningRate)])])}<figcaption>Learning rate of each epoch's last step.</figcaption></figure>
            </div>
            """);
        WriteClasses(writer, best, heldOut);
        WriteFacts(writer, trained);
        writer.WriteLine($"""
            <h2>The network</h2>
            <pre>{Html.Text(trained.Classifier.Architecture)}</pre>
            </main>
            </body>
            </html>
            """);
    }

    private static List<(string Name, double[] Values)> Series(TrainingResult result, Func<TrainingEpoch, double?> training, Func<TrainingEpoch, double?> heldOut)
    {
        List<(string Name, double[] Values)> series = [("training", [.. result.History.Select(epoch => training(epoch) ?? double.NaN)])];
        if (result.Split.Validation.Count > 0)
            series.Add(("held out", [.. result.History.Select(epoch => heldOut(epoch) ?? double.NaN)]));
        return series;
    }

    private static void WriteClasses(TextWriter writer, TrainingEpoch best, bool heldOut)
    {
        if (best.Classes.Count == 0)
            return;
        writer.WriteLine($"""
            <h2>Class by class</h2>
            <table>
            <caption>Epoch {best.Epoch}, {(heldOut ? "held-out" : "training")} frames.</caption>
            <thead><tr><th scope="col">class</th><th scope="col">precision</th><th scope="col">recall</th><th scope="col">F1</th><th scope="col">frames</th></tr></thead>
            <tbody>
            """);
        foreach (ClassScore score in best.Classes)
            writer.WriteLine($"<tr><th scope=\"row\">{Html.Text(score.Name)}</th><td>{Html.Share(score.Precision)}</td><td>{Html.Share(score.Recall)}</td><td>{Html.Share(score.F1)}</td><td>{Html.Count(score.Support)}</td></tr>");
        writer.WriteLine("</tbody></table>");
    }

    private static void WriteFacts(TextWriter writer, NetworkTraining trained)
    {
        BundleManifest manifest = trained.Classifier.Manifest;
        TrainingResult result = trained.Result;
        ReportPage.WriteFacts(writer,
        [
            ("weights", manifest.Weights),
            ("preparation of a frame", manifest.Preprocessing),
            ("trained on", manifest.TrainingData is { } data ? $"{data.Source}: {data.Frames} frames of {data.FrameSize} pixels, SHA-256 of all {data.Digest}" : ""),
            ("bad frames left out", Html.Count(trained.BadFrames.Count)),
            ("ended", result.StopReason == StopReason.AllEpochs ? "after all epochs" : "early: no better epoch for as long as was allowed"),
            ("speed", string.Create(CultureInfo.InvariantCulture, $"{result.History.Average(epoch => epoch.FramesPerSecond):0} frames/s")),
            ("seed", manifest.Seed.ToString(CultureInfo.InvariantCulture)),
            ("library", $"Xfel.ML {manifest.LibraryVersion}"),
            ("instruction set", result.InstructionSet),
        ]);
    }

    private static double? Mean(TrainingEpoch epoch, Func<ClassScore, double> figure) => epoch.Classes.Count > 0 ? epoch.Classes.Average(figure) : null;

    private static string Share(double? value) => Html.Share(value ?? double.NaN);
}
