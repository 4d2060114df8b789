namespace Xfel.ML.Networks.Internals;

/// <summary>What is counted over the frames of an epoch; part of a checkpoint, so that an epoch resumed in its middle reports what the whole would have.</summary>
internal sealed record EpochTally
{
    /// <summary>Sum of weighted losses.</summary>
    public double LossSum { get; set; }

    /// <summary>What <see cref="LossSum"/> is divided by.</summary>
    public double LossDivisor { get; set; }

    public double PenaltySum { get; set; }

    public int Steps { get; set; }

    public long Frames { get; set; }

    public int BadFrames { get; set; }

    /// <summary>Decisions made and right ones: one per frame for classes, one per frame and label for labels.</summary>
    public long Decisions { get; set; }

    public long Right { get; set; }

    public double LearningRate { get; set; }

    /// <summary>Per class: called so and so.</summary>
    public required long[] TruePositives { get; init; }

    /// <summary>Per class: called so.</summary>
    public required long[] Called { get; init; }

    /// <summary>Per class: so.</summary>
    public required long[] Actual { get; init; }

    public double Loss => LossDivisor > 0 ? LossSum / LossDivisor : 0;

    public double Penalty => Steps > 0 ? PenaltySum / Steps : 0;

    public double? Accuracy => Decisions > 0 ? (double)Right / Decisions : null;

    public static EpochTally Create(int outputs) => new() { TruePositives = new long[outputs], Called = new long[outputs], Actual = new long[outputs] };

    /// <summary>Counts the answers of one batch; a label is called where its score is over one half.</summary>
    public void Count(TargetKind kind, ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, int frames)
    {
        Frames += frames;
        int outputs = Actual.Length;
        if (kind == TargetKind.Class)
        {
            for (int frame = 0; frame < frames; frame++)
                CountClass(logits.Slice(frame * outputs, outputs), (int)targets[frame]);
        }
        else if (kind == TargetKind.Labels)
        {
            for (int i = 0; i < frames * outputs; i++)
                CountLabel(i % outputs, logits[i] > 0, targets[i] != 0);
        }
    }

    public IReadOnlyList<ClassScore> Scores(TrainingTargets targets) => targets.Kind == TargetKind.Values
        ? []
        : [.. targets.Names.Select((name, i) => new ClassScore(name, Share(TruePositives[i], Called[i]), Share(TruePositives[i], Actual[i]), Actual[i]))];

    private static double Share(long part, long whole) => whole > 0 ? (double)part / whole : 0;

    private void CountClass(ReadOnlySpan<float> logits, int actual)
    {
        int called = 0;
        for (int j = 1; j < logits.Length; j++)
            called = logits[j] > logits[called] ? j : called;
        Decisions++;
        Called[called]++;
        Actual[actual]++;
        if (called != actual)
            return;
        Right++;
        TruePositives[actual]++;
    }

    private void CountLabel(int label, bool called, bool actual)
    {
        Decisions++;
        Right += called == actual ? 1 : 0;
        Called[label] += called ? 1 : 0;
        Actual[label] += actual ? 1 : 0;
        TruePositives[label] += called && actual ? 1 : 0;
    }
}
