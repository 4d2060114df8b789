namespace Xfel.ML;

/// <summary>One network of an experiment: how it was trained, and how it decides on the evaluation frames.</summary>
public sealed record ZimmermannNetwork
{
    /// <summary>What distinguishes it from the others.</summary>
    public required string Name { get; init; }

    /// <summary>Seed of its weights, of the order of frames, and of which of the training set are held out.</summary>
    public required int Seed { get; init; }

    /// <summary>Figures over all labels, with 95 % intervals that come from the choice of evaluation frames alone.</summary>
    public required MultiLabelEstimates Evaluation { get; init; }

    /// <summary>Every label by itself.</summary>
    public required IReadOnlyList<ZimmermannLabel> Labels { get; init; }

    /// <summary>Evaluation frames with predicted labels that contradict each other (<see cref="LabelRules.Helium"/>): the paper takes them for a sign that a network has not understood its labels.</summary>
    public required Proportion Contradictions { get; init; }

    /// <summary>Each rule by itself; none where the labels are other ones.</summary>
    public required IReadOnlyList<NamedProportion> BrokenRules { get; init; }

    /// <summary>
    /// The highest accuracy of any epoch on held-out frames. The paper reports the highest value of the training, and of its evaluation frames at that.
    /// </summary>
    public required double HighestHeldOutAccuracy { get; init; }

    /// <summary>Seconds of training up to the epoch whose weights were kept.</summary>
    public required double SecondsToBest { get; init; }

    /// <summary>Seconds of training in all.</summary>
    public required double SecondsInFull { get; init; }

    /// <summary>How it was trained.</summary>
    public required ExperimentTraining Training { get; init; }

    /// <summary>What the paper reports; null where it has none.</summary>
    public PublishedMetrics? Paper { get; init; }
}
