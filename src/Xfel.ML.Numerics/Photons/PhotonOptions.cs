using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>How detector units become photons.</summary>
public sealed record PhotonOptions
{
    /// <summary>Detector units per photon; photons = (ADU - <see cref="Offset"/>) / gain.</summary>
    public float GainAduPerPhoton { get; init; } = 1;

    /// <summary>The detector's reading, in ADU, at zero photons.</summary>
    public float Offset { get; init; }

    /// <summary>How the photon counts are compressed.</summary>
    public PhotonScaling Scaling { get; init; }

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        bool gain = GainAduPerPhoton > 0 && float.IsFinite(GainAduPerPhoton);
        if (gain && float.IsFinite(Offset) && Scaling is >= PhotonScaling.Linear and <= PhotonScaling.Logarithmic)
            return;
        List<string> faults = [];
        if (!gain)
            faults.Add(FormattableString.Invariant($"{nameof(GainAduPerPhoton)} is {GainAduPerPhoton}; it must be finite and positive"));
        if (!float.IsFinite(Offset))
            faults.Add(FormattableString.Invariant($"{nameof(Offset)} is {Offset}; it must be finite"));
        if (!Enum.IsDefined(Scaling))
            faults.Add(FormattableString.Invariant($"{nameof(Scaling)} is {(int)Scaling}; it must be one of {string.Join(", ", Enum.GetNames<PhotonScaling>())}"));
        Throw.Argument(string.Join("; ", faults) + ".", "options");
    }
}
