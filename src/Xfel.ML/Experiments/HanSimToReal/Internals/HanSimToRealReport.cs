namespace Xfel.ML.Internals;

/// <summary>Puts the figures of <c>han-sim-to-real</c> beside the paper's.</summary>
internal static class HanSimToRealReport
{
    private const string Ideal = "spi-hits", Real = "spi-real";

    /// <summary>Below this share errors are said to nearly vanish.</summary>
    private const double NearlyNothing = 0.05;

    public static IReadOnlyList<ReportSection> Of(HanSimToRealResults results, CountingSettings settings, ReportPictures pairs, IReadOnlyList<ReportItem> examples)
    {
        var sections = new List<ReportSection>
        {
            new("The table",
            [
                new ReportTable(
                    "Right class: of the five. Single or not: whether frames are told to be single hits rightly; the paper's measured frames are labelled by that alone. False negative: a single hit called something else, of all single hits. False positive: another frame called single, of all others. In brackets the 95 % interval (Wilson) in percent.",
                    ["trained on, tested on", "right class", "single or not", "false negative", "false positive", "in the paper"],
                    [.. results.Transfers.Select(Row)]),
                new ReportBars(
                    "The same shares with their 95 % intervals; the diamonds are the paper's. Look how the upper two bars fall when a network meets frames of another kind, and which of the lower two grows.",
                    [.. results.Transfers.Select(Bars)]),
                .. Findings(results).Select(text => new ReportText(text)),
            ]),
            new("Which artefacts hurt",
            [
                new ReportTable(
                    "The network of the ideal frames on ideal frames with one artefact at a time, each as strong as the same model has it in spi-real. Blur, large-scale fluctuation and the beam's place cannot be added to counted photons: they are what the last row has beyond the one before it. The last column: of the frames whose class is right just with or just without the artefact, those that are right with it; an even share lies outside the 95 % interval where it says so.",
                    ["artefact", "right class", "single or not", "false negative", "false positive", "frame by frame against none"],
                    [
                        [.. FiguresRow("none", results.Of(Ideal, Ideal).Figures), "-"],
                        .. results.Artefacts.Select(one => (IReadOnlyList<string>)[.. FiguresRow(one.Name, one.Figures), Verdict(one.AgainstIdeal)]),
                        [.. FiguresRow(Real, results.Of(Ideal, Real).Figures), "-"],
                    ]),
                new ReportText(Artefacts(results)),
                new ReportTable(
                    "The same network on frames of spi-real with a particle: the right class in the lowest, middle and highest third by what the simulator knows of a frame, the greatest change first. A gap or a hole that every frame has shows here only where its size matters.",
                    ["quantity", "lowest third", "right", "middle third", "right", "highest third", "right", "intervals of lowest and highest"],
                    [.. results.Groups.Where(group => group.Right.Count > 1).OrderByDescending(group => Math.Abs(group.Fall)).Select(Row)]),
            ]),
            new("By number of particles",
            [
                ReportWords.Groups("Frames with the right class.", "trained on, tested on", [.. results.Transfers.Select(one => (Name(one), one.RightByParticles))]),
                ReportWords.Groups("Frames called single. Only the column of single ones should be full.", "trained on, tested on", [.. results.Transfers.Select(one => (Name(one), one.CalledSingleByParticles))]),
                .. CountingWords.Classes($"Trained on {Ideal}, tested on {Real}", results.Of(Ideal, Real).Figures),
                .. CountingWords.Classes($"Trained and tested on {Real}", results.Of(Real, Real).Figures),
            ]),
            new("Ideal and real frames", [pairs]),
        };
        sections.AddRange(results.Trainings.Select(one => ReportWords.Training(one.Training, $"How the network of {one.Name} learnt")));
        sections.Add(new("What is different here",
        [
            new ReportText("The paper's real frames were measured at LCLS; here they are simulated. spi-real has the particles, sizes, orientations and photons of the spi-hits frames of the same seed, seen through a pnCCD-like detector with a gap, a hole for the beam, stray light, fluctuation, saturation with bleeding, noise, stripes and bad pixels (docs/detectors.md). So what the detector does is told apart from what measured particles do, and the truth is known; whether measured frames differ in other ways is not seen. Frames become photons by their gain, and masked pixels become 0, before the network sees them."),
            new ReportText(CountingWords.Differences(settings)),
        ]));
        if (examples.Count > 0)
            sections.Add(new($"Wrong decisions on {Real} of the network of {Ideal}", examples));
        return sections;
    }

    /// <summary>What the figures say of the paper's findings, decided by the intervals.</summary>
    internal static IEnumerable<string> Findings(HanSimToRealResults results)
    {
        CountingFigures home = results.Of(Ideal, Ideal).Figures, abroad = results.Of(Ideal, Real).Figures, native = results.Of(Real, Real).Figures;
        yield return $"From ideal frames to those of a detector, the share of frames with the right class {Change(home.Right, abroad.Right)} ({ReportWords.Percent(home.Right.Rate)} to {ReportWords.Percent(abroad.Right.Rate)}), and that of frames rightly told to be single or not {Change(home.RightOnSingle, abroad.RightOnSingle)} ({ReportWords.Percent(home.RightOnSingle.Rate)} to {ReportWords.Percent(abroad.RightOnSingle.Rate)}; the paper: 99 % to 62 %).";
        yield return $"On the detector's frames, {Errors(abroad)} The paper's false positives nearly vanish there, and its single hits are called multiple.";
        yield return $"Training on the detector's frames {Gain(abroad.RightOnSingle, native.RightOnSingle)} single or not ({ReportWords.Percent(abroad.RightOnSingle.Rate)} to {ReportWords.Percent(native.RightOnSingle.Rate)}; the paper: 62 % to 94 %) and {Gain(abroad.Right, native.Right)} the class ({ReportWords.Percent(abroad.Right.Rate)} to {ReportWords.Percent(native.Right.Rate)}). A difference counts when the 95 % intervals do not touch. One training of each kind was done: another seed gives other figures.";
    }

    /// <summary>Which single artefacts cost accuracy, decided frame by frame.</summary>
    internal static string Artefacts(HanSimToRealResults results)
    {
        string[] hurting = [.. results.Artefacts.SkipLast(1).Where(one => one.Hurts).OrderBy(one => one.Figures.Right.Rate).Select(one => $"{one.Name} ({ReportWords.Percent(one.Figures.Right.Rate)} right)")];
        return hurting.Length == 0
            ? "No artefact by itself clearly lowers the share of right classes."
            : $"By themselves, worst first, these clearly lower the share of right classes ({ReportWords.Percent(results.Of(Ideal, Ideal).Figures.Right.Rate)} without any): {string.Join("; ", hurting)}. The others do not.";
    }

    private static string Verdict(Proportion against) => FrameGroups.Verdict(against) switch
    {
        1 => $"better: {ReportWords.Short(against)}",
        -1 => $"worse: {ReportWords.Short(against)}",
        _ => $"not told apart: {ReportWords.Short(against)}",
    };

    private static string Name(TransferFigures one) => $"{one.TrainedOn}, {one.TestedOn}";

    private static IReadOnlyList<string> Row(TransferFigures one) =>
    [
        .. FiguresRow(Name(one), one.Figures),
        one.PaperRight is { } right ? $"{ReportWords.Percent(right)} right class" : one.PaperRightOnSingle is { } single ? $"{ReportWords.Percent(single)} single or not" : "-",
    ];

    private static IReadOnlyList<string> FiguresRow(string name, CountingFigures figures) =>
        [name, ReportWords.Interval(figures.Right), ReportWords.Interval(figures.RightOnSingle), ReportWords.Interval(figures.FalseNegative), ReportWords.Interval(figures.FalsePositive)];

    private static IReadOnlyList<string> Row(TruthGroups group)
    {
        // Two groups, where there are but two values, stand at the ends.
        NamedProportion? middle = group.Right.Count > 2 ? group.Right[1] : null;
        return
        [
            group.Name,
            group.Right[0].Name, ReportWords.Short(group.Right[0].Share),
            middle?.Name ?? "-", middle is null ? "-" : ReportWords.Short(middle.Share),
            group.Right[^1].Name, ReportWords.Short(group.Right[^1].Share),
            group.Matters ? "apart" : "touch",
        ];
    }

    private static ReportBarGroup Bars(TransferFigures one) => new($"{one.TrainedOn} on {one.TestedOn}",
    [
        new ReportBar("right class", one.Figures.Right, one.PaperRight),
        new ReportBar("single or not", one.Figures.RightOnSingle, one.PaperRightOnSingle),
        new ReportBar("false negative", one.Figures.FalseNegative, null),
        new ReportBar("false positive", one.Figures.FalsePositive, null),
    ]);

    private static string Change(Proportion before, Proportion after) =>
        after.High < before.Low ? "falls" : after.Low > before.High ? "rises" : "does not clearly change";

    private static string Gain(Proportion before, Proportion after) =>
        after.Low > before.High ? "helps to tell" : after.High < before.Low ? "harms telling" : "makes no clear difference in telling";

    private static string Errors(CountingFigures figures)
    {
        string share = figures.FalsePositive.High <= NearlyNothing ? "false positives nearly vanish (their interval lies below 5 %)"
            : figures.FalsePositive.Low > NearlyNothing ? "false positives do not vanish"
            : "it is not clear whether false positives nearly vanish (5 % lies in their interval)";
        string kind = figures.FalseNegative.Low > figures.FalsePositive.High ? "and false negatives are commoner than they"
            : figures.FalseNegative.High < figures.FalsePositive.Low ? "and false negatives are rarer than they"
            : "and false negatives are about as common";
        return $"{share}, {kind} ({ReportWords.Percent(figures.FalseNegative.Rate)} against {ReportWords.Percent(figures.FalsePositive.Rate)}).";
    }
}
