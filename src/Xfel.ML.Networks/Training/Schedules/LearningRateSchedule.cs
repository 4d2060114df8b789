namespace Xfel.ML.Networks;

/// <summary>How the learning rate changes in the course of training: <see cref="ConstantSchedule"/>, <see cref="DropSchedule"/> or <see cref="CosineSchedule"/>.</summary>
public abstract record LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    /// <summary>Epochs over which the rate first rises linearly from 0, step by step; 0 for none. A part of an epoch is allowed.</summary>
    public double WarmUpEpochs { get; init; }

    /// <summary>The factor of the learning rate.</summary>
    /// <param name="step">Number of steps taken so far in all epochs.</param>
    /// <param name="stepsPerEpoch">Steps of one epoch.</param>
    /// <param name="epochs">Number of epochs.</param>
    public double Factor(long step, int stepsPerEpoch, int epochs)
    {
        double warmUp = WarmUpEpochs * stepsPerEpoch;
        double rise = step + 1 < warmUp ? (step + 1) / warmUp : 1;
        return rise * FactorAt((double)step / stepsPerEpoch, epochs);
    }

    /// <summary>The factor without warm-up.</summary>
    /// <param name="position">Epochs taken so far, with the part of the current one.</param>
    /// <param name="epochs">Number of epochs.</param>
    private protected abstract double FactorAt(double position, int epochs);

    internal virtual IEnumerable<string> Faults()
    {
        if (!(WarmUpEpochs >= 0 && double.IsFinite(WarmUpEpochs)))
            yield return FormattableString.Invariant($"{nameof(WarmUpEpochs)} is {WarmUpEpochs}; it must be finite and not negative");
    }
}
