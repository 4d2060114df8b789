namespace Xfel.ML.Formats;

/// <summary>
/// Where a particle lies in a micrograph, in pixels from the first pixel of the file. The place is the middle of its box: of a box that starts at column 10 and is 64 wide it is 42.
/// </summary>
/// <param name="X">The middle, across.</param>
/// <param name="Y">The middle, in the order of the rows.</param>
public sealed record ParticleBox(double X, double Y)
{
    /// <summary>The width of the box; <see langword="null"/> where the file does not say.</summary>
    public double? Width { get; init; }

    /// <summary>The height of the box; <see langword="null"/> where the file does not say.</summary>
    public double? Height { get; init; }

    /// <summary>How sure the picker was (RELION's figure of merit): larger is surer. <see langword="null"/> where the file does not say.</summary>
    public double? Score { get; init; }

    /// <summary>The name of the micrograph, as the file gives it; <see langword="null"/> where it does not.</summary>
    public string? Micrograph { get; init; }
}
