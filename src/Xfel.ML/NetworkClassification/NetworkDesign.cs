using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>What differs of a network from its paper; the defaults change nothing.</summary>
public sealed record NetworkDesign
{
    /// <summary>Multiple of the published number of channels, above 0 and up to 4; resnet10 has but one width.</summary>
    public double Width { get; init; } = 1;

    /// <summary>
    /// Factor alpha of the logarithmic activation after the first convolution (Zimmermann 2019, Eq. 11); 0 takes the rectifier in its place, null the network's own: 0.2 for resnet18, resnet50 and
    /// resnet101, none for the others. resnet10 has none.
    /// </summary>
    public float? LogAlpha { get; init; }

    /// <summary>Rate of dropout, in [0, 1); null for the network's own. resnet18, resnet50 and resnet101 have none.</summary>
    public float? Dropout { get; init; }

    /// <summary>Throws one exception that names every fault of this design.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        var faults = new OptionFaults();
        faults.Require(Width is > 0 and <= 4, FormattableString.Invariant($"{nameof(Width)} is {Width}; it must lie above 0, up to 4"));
        faults.Require(LogAlpha is null or (>= 0 and < float.PositiveInfinity), FormattableString.Invariant($"{nameof(LogAlpha)} is {LogAlpha}; it must be finite and not negative, or null for the network's own"));
        faults.Require(Dropout is null or (>= 0 and < 1), FormattableString.Invariant($"{nameof(Dropout)} is {Dropout}; it must lie in [0, 1), or be null for the network's own"));
        faults.Throw("design");
    }
}
