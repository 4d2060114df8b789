using System.Globalization;
using Xfel.ML.Networks;

namespace Xfel.ML.Internals;

/// <summary>Puts the figures of <c>han-resnet</c> beside the paper's.</summary>
internal static class HanResNetReport
{
    public static IReadOnlyList<ReportSection> Of(HanResNetResults results, HanResNetSettings settings, IReadOnlyList<ReportItem> examples)
    {
        CountingFigures test = results.Test;
        var sections = new List<ReportSection>
        {
            new("The figures",
            [
                new ReportTable(
                    "Five classes: bad (no particle, or five to eight), single, double, triple, quadruple. In brackets the counts and the 95 % interval (Wilson) in percent.",
                    ["figure", "here", "in the paper"],
                    [
                        ["test frames with the right class", ReportWords.Full(test.Right), ReportWords.Percent(results.PaperAccuracy)],
                        ["held-out frames with the right class, last epoch", ReportWords.Full(results.HeldOut), "above 95 %"],
                        ["first epoch above 95 % of the held-out frames", results.FirstEpochAbove95?.ToString(CultureInfo.InvariantCulture) ?? "none", "an early one"],
                        ["single or not, right", ReportWords.Full(test.RightOnSingle), "-"],
                        ["single hits called something else", ReportWords.Full(test.FalseNegative), "-"],
                        ["other frames called single", ReportWords.Full(test.FalsePositive), "-"],
                    ]),
                new ReportText(Finding(results)),
            ]),
            new("Truth and decision", CountingWords.Classes("Test frames", test)),
            new("Where it fails",
            [
                ReportWords.Groups("Frames with the right class, and frames called single, by the number of particles. 'none' and 'five to eight' are right when they are called bad; only 'single' should be called single.", "particles",
                    [("right class", results.RightByParticles), ("called single", results.CalledSingleByParticles)]),
                ReportWords.Groups("Frames with the right class, by expected photons; frames without a particle are left out.", "photons", [("right class", results.RightByPhotons)]),
                ReportWords.Groups("Frames with the right class, by the fringe period in pixels, in three groups of equal size; frames without a particle are left out.", "fringe period", [("right class", results.RightByFringes)]),
            ]),
            new("Does it know the particles, or how to count?",
            [
                new ReportText(string.Create(CultureInfo.InvariantCulture, $"The paper makes 100 frames of every model and seems to draw its test frames from all of them, so that the network has seen the particles of its test before, in other orientations. A second training shows what that does: {results.Repeated.Training.TrainingFrames} frames, {settings.FramesPerModel} of each model, divided at random, {settings.RepeatedEpochs} passes.")),
                new ReportTable(
                    "Frames with the right class. In brackets the counts and the 95 % interval (Wilson) in percent, which takes frames of one model as independent.",
                    ["trained on", "tested on", "right class", "in the paper"],
                    [
                        [string.Create(CultureInfo.InvariantCulture, $"{settings.FramesPerModel} frames a model"), "other frames of the same models", ReportWords.Full(results.Repeated.RightOnKnown), ReportWords.Percent(results.PaperAccuracy)],
                        [string.Create(CultureInfo.InvariantCulture, $"{settings.FramesPerModel} frames a model"), "new models", ReportWords.Full(results.Repeated.RightOnNew), "-"],
                        ["one frame a model", "new models", ReportWords.Full(results.Test.Right), "-"],
                    ]),
                new ReportText(Repetition(results)),
            ]),
            ReportWords.Training(results.Training),
            ReportWords.Training(results.Repeated.Training, "How it learnt repeated models"),
            new("What is different here", [new ReportText(CountingWords.Differences(settings)), new ReportText("The paper also compares networks of other depths (Fig. 10), on measured frames. That comparison is not made here.")]),
        };
        if (examples.Count > 0)
            sections.Add(new("Wrong decisions", examples));
        return sections;
    }

    /// <summary>What known models do to the accuracy, decided by the intervals.</summary>
    internal static string Repetition(HanResNetResults results)
    {
        RepeatedModels repeated = results.Repeated;
        string known = $"On models that it knows, the paper's {ReportWords.Percent(results.PaperAccuracy)} is {(repeated.RightOnKnown.High < results.PaperAccuracy ? "not reached" : "reached")}";
        return repeated.RightOnKnown.Low > repeated.RightOnNew.High
            ? $"The network is better on particles that it has seen. {known}; a figure got so says little of new particles."
            : $"The network is not clearly better on particles that it has seen. {known}.";
    }

    /// <summary>What the figures say of the paper's findings, decided by the intervals.</summary>
    internal static string Finding(HanResNetResults results)
    {
        TrainingEpoch last = results.Training.Epochs[^1];
        string quick = results.FirstEpochAbove95 is { } epoch
            ? string.Create(CultureInfo.InvariantCulture, $"Held-out accuracy first passes 95 % in epoch {epoch} of {results.Training.Epochs.Count}.")
            : "Held-out accuracy never passes 95 %, which the paper's quickly does.";
        string fit = last.TrainingAccuracy is not { } training ? ""
            : training > results.HeldOut.High ? $" At the end {ReportWords.Percent(training)} of the training frames are right, more than the interval of the held-out ones allows: there is overfitting, where the paper sees none of significance."
            : $" At the end {ReportWords.Percent(training)} of the training frames are right, which the interval of the held-out ones does not exclude: like the paper's, the network does not overfit to speak of.";
        return $"The paper's test accuracy is {ReportWords.Percent(results.PaperAccuracy)}; the one here is {CountingWords.Against(results.Test.Right, results.PaperAccuracy)}. {quick}{fit} One training was done: another seed gives other figures.";
    }
}
