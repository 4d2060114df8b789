namespace Xfel.ML.Numerics;

/// <summary>How angular cross-correlation maps are computed.</summary>
public sealed record CorrelationOptions
{
    /// <summary>Radii, angles and beam centre.</summary>
    public PolarOptions Polar { get; init; } = new();

    /// <summary>Order n of the upper triangle, from 1 to half the number of angles.</summary>
    public int Order { get; init; } = 8;

    /// <summary>What the upper triangle keeps of the complex correlation of order n.</summary>
    public CorrelationPart Part { get; init; }

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate() => PolarOptions.ThrowIfAny([.. Polar.Faults(), .. Faults()]);

    /// <summary>Throws one exception that names every fault of these options for frames of one size.</summary>
    /// <param name="size">The size of the frames.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the beam centre lies outside the frame or on its edge.</exception>
    public void Validate(FrameSize size) => PolarOptions.ThrowIfAny([.. Polar.Faults(), .. Polar.Faults(size), .. Faults()]);

    private IEnumerable<string> Faults()
    {
        if (Order < 1 || Order > Polar.Angles / 2)
            yield return FormattableString.Invariant($"{nameof(Order)} is {Order}; it must be 1 to {Polar.Angles / 2}, half the number of angles");
        if (!Enum.IsDefined(Part))
            yield return FormattableString.Invariant($"{nameof(Part)} is {(int)Part}; it must be one of {string.Join(", ", Enum.GetNames<CorrelationPart>())}");
    }
}
