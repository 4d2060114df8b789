using System.Globalization;
using Xfel.ML.Networks;

namespace Xfel.ML.Internals;

/// <summary>Puts the figures of <c>han-resnet</c> beside the paper's.</summary>
internal static class HanResNetReport
{
    public static IReadOnlyList<ReportSection> Of(HanResNetResults results, CountingSettings settings, IReadOnlyList<ReportItem> examples)
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
            ReportWords.Training(results.Training),
            new("What is different here", [new ReportText(CountingWords.Differences(settings)), new ReportText("The paper also compares networks of other depths (Fig. 10), on measured frames. That comparison is not made here.")]),
        };
        if (examples.Count > 0)
            sections.Add(new("Wrong decisions", examples));
        return sections;
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
