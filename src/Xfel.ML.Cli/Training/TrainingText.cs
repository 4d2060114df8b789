using System.Globalization;
using Xfel.ML.Networks;

namespace Xfel.ML.Cli;

/// <summary>The figures of an epoch for people.</summary>
internal static class TrainingText
{
    /// <summary>Precision and recall of every class: accuracy never stands alone.</summary>
    public static void WriteClasses(TextWriter writer, TrainingEpoch epoch, bool heldOut)
    {
        if (epoch.Classes.Count == 0)
            return;
        writer.WriteLine($"epoch {epoch.Epoch}, {(heldOut ? "held-out frames" : "training frames (none were held out)")}:");
        writer.WriteLine($"{"class",-18}{"precision",11}{"recall",11}{"F1",11}{"frames",11}");
        foreach (ClassScore one in epoch.Classes)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Name,-18}{one.Precision,11:0.000}{one.Recall,11:0.000}{one.F1,11:0.000}{one.Support,11}"));
    }

    /// <summary>An epoch in a line.</summary>
    public static string Line(TrainingEpoch epoch, int epochs)
    {
        string held = epoch.ValidationLoss is { } loss ? string.Create(CultureInfo.InvariantCulture, $", held out: loss {loss:0.0000} accuracy {epoch.ValidationAccuracy:0.000} F1 {epoch.MacroF1:0.000}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"epoch {epoch.Epoch} of {epochs}: loss {epoch.TrainingLoss:0.0000} accuracy {epoch.TrainingAccuracy:0.000}{held}, {epoch.FramesPerSecond:0} frames/s");
    }

    /// <summary>Where training stands, in a line.</summary>
    public static string Line(TrainingProgress progress)
    {
        string left = progress.Remaining is { } time ? $", {Duration(time)} left" : "";
        return progress.Stage switch
        {
            TrainingStage.Statistics => string.Create(CultureInfo.InvariantCulture, $"pixel statistics: {progress.Step} of {progress.Steps} batches"),
            TrainingStage.Validation => string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch} of {progress.Epochs}: scoring held-out frames, {progress.Step} of {progress.Steps} batches{left}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch} of {progress.Epochs}: step {progress.Step} of {progress.Steps}, loss {progress.Loss:0.0000} accuracy {progress.Accuracy:0.000}, {progress.FramesPerSecond:0} frames/s{left}"),
        };
    }

    private static string Duration(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:00} min")
        : time.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds:00} s") : $"{Math.Max(0, (int)time.TotalSeconds)} s";
}
