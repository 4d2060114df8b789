using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>Puts the figures of <c>han-generalisation</c> beside the paper's.</summary>
internal static class HanGeneralisationReport
{
    public static IReadOnlyList<ReportSection> Of(HanGeneralisationResults results, HanGeneralisationSettings settings, IReadOnlyList<ReportItem> examples)
    {
        IReadOnlyList<GeometryErrors> geometries = results.Geometries;
        var sections = new List<ReportSection>
        {
            new("The table",
            [
                new ReportTable(
                    "False negative: a single hit called multiple, of all single hits. False positive: a multiple hit called single, of all multiple hits. In brackets the counts and the 95 % interval (Wilson) in percent.",
                    ["particles", "false negative, here", "in the paper", "false positive, here", "in the paper"],
                    [.. geometries.Select(Row)]),
                new ReportBars(
                    "Error rates with their 95 % intervals; the diamonds are the paper's. Look whether the upper bars grow from shape to shape while the lower ones stay at nothing: then the network loses hits of shapes it does not know, but does not invent any.",
                    [.. geometries.Select(Bars)]),
                new ReportText(Finding(geometries, settings.TrainedOn)),
            ]),
            new("What the table means", [.. Meaning(settings).Select(text => new ReportText(text))]),
            new("Where the errors come from",
            [
                ReportWords.Groups("Frames called single, by the number of particles that they show. Only the first column should be full.", "particles", [.. geometries.Select(one => (one.Geometry, one.CalledSingleByParticles))]),
                ReportWords.Groups("Single hits called multiple, by expected photons in the frame.", "particles", [.. geometries.Select(one => (one.Geometry, one.MissedByPhotons))]),
            ]),
            ReportWords.Training(results.Training),
        };
        if (examples.Count > 0)
            sections.Add(new("Wrong decisions", examples));
        return sections;
    }

    private static IReadOnlyList<string> Row(GeometryErrors errors) =>
    [
        errors.Geometry,
        ReportWords.Full(errors.FalseNegative),
        errors.Paper is { } paper ? ReportWords.Percent(paper.FalseNegative) : "-",
        ReportWords.Full(errors.FalsePositive),
        errors.Paper is { } published ? ReportWords.Percent(published.FalsePositive) : "-",
    ];

    private static ReportBarGroup Bars(GeometryErrors errors) => new(errors.Geometry,
    [
        new ReportBar("false negative", errors.FalseNegative, errors.Paper?.FalseNegative),
        new ReportBar("false positive", errors.FalsePositive, errors.Paper?.FalsePositive),
    ]);

    /// <summary>What the figures say of the paper's finding, decided by the intervals.</summary>
    private static string Finding(IReadOnlyList<GeometryErrors> geometries, string trainedOn)
    {
        if (geometries.FirstOrDefault(one => one.Geometry == trainedOn) is not { } known || geometries.Count == 1)
            return "The shape of the training was not tested, so nothing is said of how errors grow.";
        string[] sentences = [.. geometries.Where(one => one != known).Select(one =>
            $"{Change("false negatives", one.Geometry, known.FalseNegative, one.FalseNegative)}, {Change("false positives", one.Geometry, known.FalsePositive, one.FalsePositive)}")];
        return $"Against {trainedOn}: {string.Join("; ", sentences)}. A difference counts when the 95 % intervals do not touch. One training was done: another seed gives other figures.";
    }

    private static string Change(string what, string geometry, Proportion known, Proportion other) =>
        other.Low > known.High ? $"more {what} on {geometry}"
        : other.High < known.Low ? $"fewer {what} on {geometry}"
        : $"no clear difference in {what} on {geometry}";

    private static IEnumerable<string> Meaning(HanGeneralisationSettings settings)
    {
        yield return "The paper's question is whether a network that learnt from one particle can be trusted with another. False positives spoil a reconstruction, false negatives only waste frames: a network with few false positives and many false negatives on unknown particles is safe to use, and slow.";
        yield return FormattableString.Invariant($"The figures here and in the paper answer the same question on different data. Here every frame has a particle, a size, an intensity and a detector of its own (the paper: 100 frames a model), particles are stretched to axis ratios of {SpiHitsRanges.SmallestAxisRatio} to {SpiHitsRanges.LargestAxisRatio} along random axes, so that hardly an icosahedron of the training is a regular one, fringes are {SpiHitsRanges.SmallestFringePeriod} to {SpiHitsRanges.LargestFringePeriod} pixels wide, and {SpiHitsRanges.FewestPhotons} to {SpiHitsRanges.MostPhotons} photons are expected in a frame. The paper does not give its ranges. Wide ranges make it harder to be right on every icosahedron (the paper: 0 % errors), and may make it easier to be right on other shapes. The ranges are those of the preset spi-hits; they were not chosen for this table.");
        yield return FormattableString.Invariant($"Multiple hits are two, three, four and five to eight particles in the shares of spi-hits; frames without a particle are left out. The torus's tube is {SpiHitsRanges.TorusTubeRatio} of its ring before it is stretched; the paper does not say what its tori are. The network decides between single and multiple; the paper's has five classes. All shapes are tested on the same {settings.TestFrames} sizes, orientations, intensities and detectors, so only the shape differs (and, with it, how closely particles can lie). Frames are {settings.Side} x {settings.Side} (the paper: 128 x 128), {settings.TrainingFrames} for training (the paper's first experiment: 58000).");
    }
}
