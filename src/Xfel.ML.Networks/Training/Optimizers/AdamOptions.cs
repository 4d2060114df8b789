namespace Xfel.ML.Networks;

/// <summary>Adam (Kingma and Ba 2015): steps by the running mean of the gradient over the root of that of its square, both corrected for their start at 0.</summary>
public sealed record AdamOptions : OptimizerOptions
{
    /// <summary>Memory of the mean gradient.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Memory of the mean squared gradient.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the root.</summary>
    public double Epsilon { get; init; } = 1e-8;

    internal override IEnumerable<string> Faults()
    {
        if (!(Beta1 is >= 0 and < 1))
            yield return FormattableString.Invariant($"{nameof(Beta1)} is {Beta1}; it must lie in [0, 1)");
        if (!(Beta2 is >= 0 and < 1))
            yield return FormattableString.Invariant($"{nameof(Beta2)} is {Beta2}; it must lie in [0, 1)");
        if (!(Epsilon > 0 && double.IsFinite(Epsilon)))
            yield return FormattableString.Invariant($"{nameof(Epsilon)} is {Epsilon}; it must be finite and positive");
    }
}
