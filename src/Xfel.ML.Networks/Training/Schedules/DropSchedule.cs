namespace Xfel.ML.Networks;

/// <summary>The learning rate is multiplied by a factor at given epochs.</summary>
public sealed record DropSchedule : LearningRateSchedule
{
    /// <summary>What the rate is multiplied by at each of <see cref="Epochs"/>.</summary>
    public double Drop { get; init; } = 0.1;

    /// <summary>Numbers of epochs after which the rate drops; 50 lowers it for the 51st.</summary>
    public required IReadOnlyList<int> Epochs { get; init; }

    /// <summary>The same schedule with the same epochs.</summary>
    public bool Equals(DropSchedule? other) => base.Equals(other) && Drop == other.Drop && Epochs.SequenceEqual(other.Epochs);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Drop, Epochs.Count);

    private protected override double FactorAt(double position, int epochs)
    {
        double factor = 1;
        foreach (int epoch in Epochs)
            factor *= position >= epoch ? Drop : 1;
        return factor;
    }

    internal override IEnumerable<string> Faults()
    {
        if (!(Drop > 0 && double.IsFinite(Drop)))
            yield return FormattableString.Invariant($"{nameof(Drop)} is {Drop}; it must be finite and positive");
        if (Epochs.Any(epoch => epoch < 1))
            yield return $"{nameof(Epochs)} has {Epochs.First(epoch => epoch < 1)}; every epoch at which the rate drops must be 1 or later";
        foreach (string fault in base.Faults())
            yield return fault;
    }
}
