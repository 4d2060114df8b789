using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Which noise is added: uniform on [0, b).</summary>
public sealed record UniformNoiseOptions
{
    /// <summary>The upper end b in the frames' unit, 0 or more; null fits it to the training frames by <see cref="Level"/>.</summary>
    public float? Upper { get; init; }

    /// <summary>How b follows from the training frames; it does not count where <see cref="Upper"/> is given.</summary>
    public NoiseLevel Level { get; init; }

    /// <summary>The same seed gives the same frame the same noise.</summary>
    public int Seed { get; init; }

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        var faults = new OptionFaults();
        faults.Require(Upper is null || (Upper >= 0 && float.IsFinite(Upper.Value)), FormattableString.Invariant($"{nameof(Upper)} is {Upper}; it must be finite and not negative, or null to fit it"));
        faults.Require(Enum.IsDefined(Level), FormattableString.Invariant($"{nameof(Level)} is {(int)Level}; it must be one of {string.Join(", ", Enum.GetNames<NoiseLevel>())}"));
        faults.Throw("options");
    }
}
