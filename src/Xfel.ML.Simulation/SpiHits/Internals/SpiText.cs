using System.Globalization;

namespace Xfel.ML.Simulation;

/// <summary>What the single-particle presets say alike about their ranges.</summary>
internal static class SpiText
{
    public static IEnumerable<FormattableString> Common =>
    [
        $"fringe period      {SpiHitsRanges.SmallestFringePeriod} to {SpiHitsRanges.LargestFringePeriod} pixels, log-uniform; diameter = wavelength x distance / (pixel size x period), of the sphere of equal volume",
        $"axis ratios        {SpiHitsRanges.SmallestAxisRatio} to {SpiHitsRanges.LargestAxisRatio}, log-uniform, of the second and of the third axis to the first",
        $"photons            {SpiHitsRanges.FewestPhotons:0} to {SpiHitsRanges.MostPhotons:0} expected in a frame, log-uniform",
        $"noise              Poisson",
        $"orientation        uniform, for each frame",
        $"beam centre        within {100 * SpiHitsRanges.GreatestCenterOffset} % of the frame about its middle, uniform",
        $"wavelength         {1e9 * SpiHitsRanges.ShortestWavelength:0.0} to {1e9 * SpiHitsRanges.LongestWavelength:0.0} nm, log-uniform",
        $"distance           {SpiHitsRanges.ShortestDistance} to {SpiHitsRanges.LongestDistance} m, log-uniform",
        $"detector           longer side {1e3 * SpiHitsRanges.SmallestDetector:0.0} to {1e3 * SpiHitsRanges.LargestDetector:0.0} mm, log-uniform",
    ];

    public static string Join(IEnumerable<FormattableString> lines) => string.Join('\n', lines.Select(line => line.ToString(CultureInfo.InvariantCulture)));
}
