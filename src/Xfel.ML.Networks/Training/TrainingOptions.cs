namespace Xfel.ML.Networks;

/// <summary>How a network is trained. <see cref="TrainingPresets"/> has the papers' recipes.</summary>
public sealed record TrainingOptions
{
    /// <summary>Number of passes over the training frames.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Frames per step. The rest of an epoch makes a smaller last step if it has at least 2 frames, which batch normalisation needs.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Decides first weights, split, order, augmentation and dropout.</summary>
    public int Seed { get; init; }

    /// <summary>What is minimised.</summary>
    public TrainingLoss Loss { get; init; } = TrainingLoss.SoftmaxCrossEntropy;

    /// <summary>Weight of each class or label in the loss; null for 1 each.</summary>
    public IReadOnlyList<float>? ClassWeights { get; init; }

    /// <summary>How gradients change weights.</summary>
    public OptimizerOptions Optimizer { get; init; } = new AdamOptions();

    /// <summary>Learning rate, before <see cref="Schedule"/>'s factor.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>How the learning rate changes.</summary>
    public LearningRateSchedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>Factor of the sum of |w| over all kernels (convolutions and linear layers, not biases) that is added to the loss.</summary>
    public double L1 { get; init; }

    /// <summary>Factor of the sum of w^2 over all kernels that is added to the loss: its gradient is 2 L2 w, as in Han and Li, Eq. 2, and Keras, not L2 w.</summary>
    public double L2 { get; init; }

    /// <summary>Random changes of the training frames.</summary>
    public AugmentationOptions Augmentation { get; init; } = new();

    /// <summary>Whether every pixel is brought to mean 0 and variance 1 over the training frames; mean and scale become part of the model.</summary>
    public bool NormalizePixels { get; init; }

    /// <summary>Share of the frames that are held out to judge each epoch, drawn by seed, of every class alike; 0 for none.</summary>
    public double ValidationFraction { get; init; } = 0.15;

    /// <summary>What decides which epoch's weights are kept.</summary>
    public TrainingMetric BestBy { get; init; } = TrainingMetric.Loss;

    /// <summary>Stop after so many epochs without a better <see cref="BestBy"/>; null for never.</summary>
    public int? Patience { get; init; }

    /// <summary>Where the state is saved; null for nowhere.</summary>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>Stop at the first frame that cannot be used, rather than leave it out.</summary>
    public bool Strict { get; init; }

    /// <summary>Threads that compute; 0 for one per processor. No bit of the result depends on it.</summary>
    public int Threads { get; init; }

    /// <summary>Threads that read, augment and normalise frames ahead; 0 for half of the processors. No bit of the result depends on it.</summary>
    public int ReadingThreads { get; init; }

    /// <summary>Batches that are read ahead; at least 2. No bit of the result depends on it.</summary>
    public int BatchesAhead { get; init; } = 3;

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate() => Validate(null);

    /// <summary>Throws one exception that names every fault of these options, for frames of shape <paramref name="shape"/>.</summary>
    internal void Validate(FeatureShape? shape)
    {
        string[] faults = [.. Faults(shape)];
        if (faults.Length > 0)
            throw new ArgumentException(string.Join("; ", faults), "options");
    }

    private IEnumerable<string> Faults(FeatureShape? shape)
    {
        foreach ((string name, int value, int least) in ((string, int, int)[])
            [(nameof(Epochs), Epochs, 1), (nameof(BatchSize), BatchSize, 1), (nameof(Patience), Patience ?? 1, 1), (nameof(Threads), Threads, 0), (nameof(ReadingThreads), ReadingThreads, 0), (nameof(BatchesAhead), BatchesAhead, 2)])
        {
            if (value < least)
                yield return $"{name} is {value}; it must be at least {least}";
        }

        if (!(LearningRate > 0 && double.IsFinite(LearningRate)))
            yield return FormattableString.Invariant($"{nameof(LearningRate)} is {LearningRate}; it must be finite and positive");
        if (!(ValidationFraction is >= 0 and < 1))
            yield return FormattableString.Invariant($"{nameof(ValidationFraction)} is {ValidationFraction}; it must lie in [0, 1)");
        foreach ((string name, double value) in ((string, double)[])[(nameof(L1), L1), (nameof(L2), L2)])
        {
            if (!(value >= 0 && double.IsFinite(value)))
                yield return FormattableString.Invariant($"{name} is {value}; it must be finite and not negative");
        }

        if (ClassWeights is { } weights && weights.Any(weight => !(weight > 0 && float.IsFinite(weight))))
            yield return FormattableString.Invariant($"{nameof(ClassWeights)} has {weights.First(weight => !(weight > 0 && float.IsFinite(weight)))}; every weight must be finite and positive");
        if (ClassWeights is not null && Loss == TrainingLoss.SquaredError)
            yield return $"{nameof(ClassWeights)} are given for {nameof(TrainingLoss.SquaredError)}; only the cross-entropies take them";
        foreach (string fault in (string[])[.. Optimizer.Faults(), .. Schedule.Faults(), .. Augmentation.Faults(shape), .. Checkpoints?.Faults() ?? []])
            yield return fault;
    }
}
