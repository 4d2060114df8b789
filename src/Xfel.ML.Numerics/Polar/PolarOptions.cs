using System.Globalization;
using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>The polar grid that frames are resampled on: radii r_i = (i + 0.5) R / n, angles phi_j = 2 pi j / m, counted from the x axis (along rows) towards the y axis (down columns).</summary>
public sealed record PolarOptions
{
    /// <summary>The most radii or angles; a larger number is a slip of the pen.</summary>
    private const int Most = 1 << 14;

    /// <summary>Number of radii n, 2 or more.</summary>
    public int Radii { get; init; } = 224;

    /// <summary>Number of angles m, 1 or more.</summary>
    public int Angles { get; init; } = 360;

    /// <summary>Column of the beam centre in pixels (pixel centres at integers); null takes the frame's middle.</summary>
    public double? CenterX { get; init; }

    /// <summary>Row of the beam centre in pixels; null takes the frame's middle.</summary>
    public double? CenterY { get; init; }

    /// <summary>Outer radius R in pixels; null takes the distance from the beam centre to the nearest edge, so that every circle lies within the frame. Samples outside the frame are bad ones.</summary>
    public double? OuterRadius { get; init; }

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate() => ThrowIfAny(Faults());

    /// <summary>Throws one exception that names every fault of these options for frames of one size.</summary>
    /// <param name="size">The size of the frames.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the beam centre lies outside the frame or on its edge.</exception>
    public void Validate(FrameSize size) => ThrowIfAny([.. Faults(), .. Faults(size)]);

    /// <summary>The beam centre in frames of one size.</summary>
    internal (double X, double Y) CenterIn(FrameSize size) => (CenterX ?? (size.Width - 1) / 2.0, CenterY ?? (size.Height - 1) / 2.0);

    /// <summary>The outer radius in frames of one size.</summary>
    internal double RadiusIn(FrameSize size) => OuterRadius ?? EdgeDistance(size);

    /// <summary>These options with beam centre and outer radius in pixels.</summary>
    internal PolarOptions ResolveFor(FrameSize size)
    {
        (double x, double y) = CenterIn(size);
        return this with { CenterX = x, CenterY = y, OuterRadius = RadiusIn(size) };
    }

    internal IEnumerable<string> Faults()
    {
        if (Radii is < 2 or > Most)
            yield return FormattableString.Invariant($"{nameof(Radii)} is {Radii}; it must be 2 to {Most}");
        if (Angles is < 1 or > Most)
            yield return FormattableString.Invariant($"{nameof(Angles)} is {Angles}; it must be 1 to {Most}");
        foreach ((string name, double? value) in ((string, double?)[])[(nameof(CenterX), CenterX), (nameof(CenterY), CenterY)])
        {
            if (value is { } given && !double.IsFinite(given))
                yield return FormattableString.Invariant($"{name} is {given}; it must be finite, or null for the frame's middle");
        }

        if (OuterRadius is { } radius && !(radius > 0 && double.IsFinite(radius)))
            yield return FormattableString.Invariant($"{nameof(OuterRadius)} is {radius}; it must be finite and positive, or null for the distance to the nearest edge");
    }

    internal IEnumerable<string> Faults(FrameSize size)
    {
        if (!(EdgeDistance(size) > 0))
        {
            (double x, double y) = CenterIn(size);
            yield return string.Create(CultureInfo.InvariantCulture,
                $"the beam centre {x},{y} lies outside frames of {size}, or on their edge; expected a column between 0 and {size.Width - 1} and a row between 0 and {size.Height - 1}");
        }
    }

    internal static void ThrowIfAny(IEnumerable<string> faults)
    {
        string all = string.Join("; ", faults);
        if (all.Length > 0)
            Throw.Argument(all, "options");
    }

    private double EdgeDistance(FrameSize size)
    {
        (double x, double y) = CenterIn(size);
        return Math.Min(Math.Min(x, size.Width - 1 - x), Math.Min(y, size.Height - 1 - y));
    }
}
