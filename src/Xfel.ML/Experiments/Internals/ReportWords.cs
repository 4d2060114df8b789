using System.Globalization;

namespace Xfel.ML.Internals;

/// <summary>Numbers as reports write them, and parts that several reports have.</summary>
internal static class ReportWords
{
    /// <summary>A share in percent, such as <c>58.7 %</c>.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    /// <summary>Percent, counts and interval of a share, such as <c>58.7 % (440 of 750; 55.1 to 62.1)</c>.</summary>
    public static string Full(Proportion share) => share.Of == 0
        ? "no frame"
        : string.Create(CultureInfo.InvariantCulture, $"{Percent(share.Rate)} ({share.Count} of {share.Of}; {100 * share.Low:0.0} to {100 * share.High:0.0})");

    /// <summary>Percent and interval of a share, such as <c>58.7 % (55.1 to 62.1)</c>.</summary>
    public static string Interval(Proportion share) => share.Of == 0
        ? "no frame"
        : string.Create(CultureInfo.InvariantCulture, $"{Percent(share.Rate)} ({100 * share.Low:0.0} to {100 * share.High:0.0})");

    /// <summary>Percent and counts of a share.</summary>
    public static string Short(Proportion share) => share.Of == 0 ? "no frame" : $"{Percent(share.Rate)} ({share.Count} of {share.Of})";

    /// <summary>Shares of groups as a table: a row for each of <paramref name="rows"/>, a column for each group.</summary>
    public static ReportTable Groups(string caption, string corner, IReadOnlyList<(string Name, IReadOnlyList<NamedProportion> Groups)> rows) => new(
        caption,
        [corner, .. rows[0].Groups.Select(group => group.Name)],
        [.. rows.Select(row => (IReadOnlyList<string>)[row.Name, .. row.Groups.Select(group => Short(group.Share))])]);

    /// <summary>The section on a training: its curves and facts.</summary>
    public static ReportSection Training(ExperimentTraining training, string title = "How it learnt") => new(title,
    [
        new ReportText(string.Create(CultureInfo.InvariantCulture,
            $"{training.Network}, {training.Parameters} parameters, learnt from {training.TrainingFrames} frames; {training.ValidationFrames} held-out ones chose the weights of epoch {training.BestEpoch} of {training.Epochs.Count}. What it sees of a frame: {training.Preparation}.")),
        new ReportCurves("Loss", "Loss; what lies above the frame is cut. Held-out loss that rises while the training loss falls is overfitting; both still falling at the end means that more epochs would help.",
            [new("training", [.. training.Epochs.Select(epoch => epoch.TrainingLoss)]), new("held out", [.. training.Epochs.Select(epoch => epoch.ValidationLoss ?? double.NaN)])],
            // A held-out loss that leaps up in an early epoch would flatten all the rest.
            0, training.Epochs.Max(epoch => epoch.TrainingLoss)),
        new ReportCurves("Accuracy", "Accuracy on frames of the kind that it was trained on.",
            [new("training", [.. training.Epochs.Select(epoch => epoch.TrainingAccuracy ?? double.NaN)]), new("held out", [.. training.Epochs.Select(epoch => epoch.ValidationAccuracy ?? double.NaN)])], 0, 1),
    ]);
}
