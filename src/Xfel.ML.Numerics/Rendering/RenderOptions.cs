using Xfel.ML.Numerics.Internals;

namespace Xfel.ML.Numerics;

/// <summary>How a measured frame becomes a grey image (Han and Li, section 4.2).</summary>
public sealed record RenderOptions
{
    /// <summary>The intensity, in photons, that is rendered as full scale; 10 is the paper's baseline.</summary>
    public float Scale { get; init; } = 10;

    /// <summary>Detector units per photon; photons = (ADU - <see cref="Offset"/>) / gain.</summary>
    public float GainAduPerPhoton { get; init; } = 1;

    /// <summary>The detector's reading, in ADU, at zero photons.</summary>
    public float Offset { get; init; }

    /// <summary>The quality, 1 to 100, of the JPEG step that is part of the normalisation; 0 leaves the step out.</summary>
    public int Quality { get; init; } = 75;

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        if (IsValid)
            return;
        List<string> faults = [];
        if (!IsPositive(Scale))
            faults.Add(FormattableString.Invariant($"{nameof(Scale)} is {Scale}; it must be finite and positive"));
        if (!IsPositive(GainAduPerPhoton))
            faults.Add(FormattableString.Invariant($"{nameof(GainAduPerPhoton)} is {GainAduPerPhoton}; it must be finite and positive"));
        if (!float.IsFinite(Offset))
            faults.Add(FormattableString.Invariant($"{nameof(Offset)} is {Offset}; it must be finite"));
        if (Quality is < 0 or > 100)
            faults.Add(FormattableString.Invariant($"{nameof(Quality)} is {Quality}; it must be 1 to 100, or 0 for no JPEG step"));
        Throw.Argument(string.Join("; ", faults) + ".", "options");
    }

    private bool IsValid => IsPositive(Scale) && IsPositive(GainAduPerPhoton) && float.IsFinite(Offset) && Quality is >= 0 and <= 100;

    private static bool IsPositive(float value) => value > 0 && float.IsFinite(value);
}
