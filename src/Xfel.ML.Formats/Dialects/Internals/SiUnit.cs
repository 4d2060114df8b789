namespace Xfel.ML.Formats.Internals;

/// <summary>Units as files name them. A value whose unit is unknown is not known.</summary>
internal static class SiUnit
{
    /// <summary>Joules in an electronvolt, exact.</summary>
    public const double ElectronVolt = 1.602176634e-19;

    /// <summary>A length in metres.</summary>
    public static double? Metres(double? value, string? unit) => value * unit?.Trim().TrimEnd('s').ToLowerInvariant() switch
    {
        "m" or "meter" or "metre" => 1,
        "cm" => 1e-2,
        "mm" or "millimeter" or "millimetre" => 1e-3,
        "um" or "\u00b5m" or "\u03bcm" or "micron" or "micrometer" => 1e-6,
        "nm" or "nanometer" => 1e-9,
        "a" or "\u00e5" or "angstrom" => 1e-10,
        _ => null,
    };

    /// <summary>An energy in joules.</summary>
    public static double? Joules(double? value, string? unit) => value * unit?.Trim().ToLowerInvariant() switch
    {
        "j" or "joule" => 1,
        "ev" => ElectronVolt,
        "kev" => 1e3 * ElectronVolt,
        _ => null,
    };
}
