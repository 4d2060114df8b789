using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>Which window is cut out of a frame.</summary>
public sealed record CropOptions
{
    /// <summary>Rows of the window.</summary>
    public required int Height { get; init; }

    /// <summary>Columns of the window.</summary>
    public required int Width { get; init; }

    /// <summary>The value of pixels that lie outside the frame.</summary>
    public float Fill { get; init; }

    /// <summary>Column of the window's centre, such as the beam centre (pixel centres at integers); null takes the frame's middle.</summary>
    public double? CenterX { get; init; }

    /// <summary>Row of the window's centre (pixel centres at integers); null takes the frame's middle.</summary>
    public double? CenterY { get; init; }

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        var faults = new OptionFaults();
        FrameSizeOptions.Check(faults, Height, Width);
        faults.Require(CenterX is null || double.IsFinite(CenterX.Value), FormattableString.Invariant($"{nameof(CenterX)} is {CenterX}; it must be finite, or null for the frame's middle"));
        faults.Require(CenterY is null || double.IsFinite(CenterY.Value), FormattableString.Invariant($"{nameof(CenterY)} is {CenterY}; it must be finite, or null for the frame's middle"));
        faults.Throw("options");
    }
}
