using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>How frames become polar maps.</summary>
public sealed record PolarTransformOptions
{
    /// <summary>Radii, angles and beam centre.</summary>
    public PolarOptions Polar { get; init; } = new();

    /// <summary>What bad samples become.</summary>
    public PolarFill BadSamples { get; init; }

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        Polar.Validate();
        if (!Enum.IsDefined(BadSamples))
            throw new ArgumentException(FormattableString.Invariant($"{nameof(BadSamples)} is {(int)BadSamples}; it must be one of {string.Join(", ", Enum.GetNames<PolarFill>())}"), "options");
    }
}
