namespace Xfel.ML.Networks;

/// <summary>Stochastic gradient descent with momentum: v = momentum v + g; w -= rate v, or with Nesterov's w -= rate (g + momentum v).</summary>
public sealed record SgdOptions : OptimizerOptions
{
    /// <summary>Share of the last step in the next; 0 for plain gradient descent.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Whether the gradient is that of the point to which momentum leads.</summary>
    public bool Nesterov { get; init; } = true;

    internal override IEnumerable<string> Faults()
    {
        if (!(Momentum is >= 0 and < 1))
            yield return FormattableString.Invariant($"{nameof(Momentum)} is {Momentum}; it must lie in [0, 1)");
    }
}
