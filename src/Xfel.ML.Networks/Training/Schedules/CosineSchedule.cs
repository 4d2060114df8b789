namespace Xfel.ML.Networks;

/// <summary>The learning rate falls from the end of the warm-up to the end of training along half a cosine, step by step (Loshchilov and Hutter 2017).</summary>
public sealed record CosineSchedule : LearningRateSchedule
{
    /// <summary>The factor that is reached at the end.</summary>
    public double Final { get; init; }

    private protected override double FactorAt(double position, int epochs)
    {
        double span = epochs - WarmUpEpochs;
        double part = span > 0 ? Math.Clamp((position - WarmUpEpochs) / span, 0, 1) : 1;
        return Final + (1 - Final) * 0.5 * (1 + Math.Cos(Math.PI * part));
    }

    internal override IEnumerable<string> Faults()
    {
        if (!(Final is >= 0 and <= 1))
            yield return FormattableString.Invariant($"{nameof(Final)} is {Final}; it must lie in [0, 1]");
        foreach (string fault in base.Faults())
            yield return fault;
    }
}
