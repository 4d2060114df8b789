namespace Xfel.ML.Networks;

/// <summary>
/// Random changes of the raw training frames, before normalisation, in the order of these properties. What a frame becomes depends on the seed, the epoch and its index alone.
/// The default changes nothing.
/// </summary>
public sealed record AugmentationOptions
{
    /// <summary>Left and right change places in half of the frames.</summary>
    public bool FlipHorizontal { get; init; }

    /// <summary>Top and bottom change places in half of the frames.</summary>
    public bool FlipVertical { get; init; }

    /// <summary>Turns by 0, 90, 180 or 270 degrees; square frames only.</summary>
    public bool Rotate { get; init; }

    /// <summary>Each channel's distances from its mean are multiplied by a number drawn from 1 - this to 1 + this; 0 to 1.</summary>
    public double Contrast { get; init; }

    /// <summary>Each frame gets a constant added that is drawn from -this to this, in standard deviations of the frame.</summary>
    public double Brightness { get; init; }

    /// <summary>Each pixel gets a number added that is drawn from 0 to this, in the frame's units (the noise of Zimmermann 2019's study).</summary>
    public double UniformNoise { get; init; }

    /// <summary>Each pixel gets a normal deviate added of this standard deviation, in the frame's units.</summary>
    public double GaussianNoise { get; init; }

    internal IEnumerable<string> Faults(FeatureShape? shape)
    {
        if (Rotate && shape is { } frame && frame.Height != frame.Width)
            yield return $"{nameof(Rotate)} is on for frames of {frame.Height} x {frame.Width} pixels; quarter turns need square frames";
        if (!(Contrast is >= 0 and <= 1))
            yield return FormattableString.Invariant($"{nameof(Contrast)} is {Contrast}; it must lie in [0, 1]");
        foreach ((string name, double value) in ((string, double)[])[(nameof(Brightness), Brightness), (nameof(UniformNoise), UniformNoise), (nameof(GaussianNoise), GaussianNoise)])
        {
            if (!(value >= 0 && double.IsFinite(value)))
                yield return FormattableString.Invariant($"{name} is {value}; it must be finite and not negative");
        }
    }
}
