namespace Xfel.ML.Simulation;

/// <summary>
/// The ranges of the preset <c>spi-real</c>: what its detector adds to the frames of <c>spi-hits</c>. docs/detectors.md has the reason for each. A change of a range goes into the change log,
/// and is never a way to a better number.
/// </summary>
public static class SpiRealRanges
{
    /// <summary>Detector units of one photon.</summary>
    public const double Gain = 10;

    /// <summary>Models in a row that one detector, with its fixed pattern, sees.</summary>
    public const int ModelsPerDetector = 100;

    /// <summary>Greatest offset of the beam centre from the frame's centre, as a part of the frame's width and height, uniform.</summary>
    public const double GreatestCenterOffset = 0.1;

    /// <summary>Expected photons of uniform stray light in a frame, and those of a smooth background, each log-uniform: fewest.</summary>
    public const double FewestStrayPhotons = 10;

    /// <summary>Expected photons of uniform stray light in a frame, and those of a smooth background, each log-uniform: most.</summary>
    public const double MostStrayPhotons = 1000;

    /// <summary>Expected photons of the halo about the beam, log-uniform: fewest.</summary>
    public const double FewestHaloPhotons = 10;

    /// <summary>Expected photons of the halo about the beam, log-uniform: most.</summary>
    public const double MostHaloPhotons = 3000;

    /// <summary>Radius of the halo as a share of the frame's shorter side, log-uniform: smallest.</summary>
    public const double SmallestHaloRadius = 0.05;

    /// <summary>Radius of the halo as a share of the frame's shorter side, log-uniform: largest.</summary>
    public const double LargestHaloRadius = 0.3;

    /// <summary>Relative standard deviation of the smooth factor on all that is expected, log-uniform: least.</summary>
    public const double LeastFluctuation = 0.03;

    /// <summary>Relative standard deviation of the smooth factor on all that is expected, log-uniform: greatest.</summary>
    public const double GreatestFluctuation = 0.3;

    /// <summary>Standard deviation of the blur of expected intensities in pixels, log-uniform: least (a square pixel's own area is 0.29).</summary>
    public const double LeastBlur = 0.3;

    /// <summary>Standard deviation of the blur of expected intensities in pixels, log-uniform: greatest.</summary>
    public const double GreatestBlur = 0.6;

    /// <summary>Standard deviation of the read noise in photons, log-uniform: least.</summary>
    public const double LeastReadNoise = 0.05;

    /// <summary>Standard deviation of the read noise in photons, log-uniform: greatest.</summary>
    public const double GreatestReadNoise = 0.4;

    /// <summary>Standard deviation in photons of the fixed offsets of lines along the gap, log-uniform: least.</summary>
    public const double LeastFixedStripes = 0.02;

    /// <summary>Standard deviation in photons of the fixed offsets of lines along the gap, log-uniform: greatest.</summary>
    public const double GreatestFixedStripes = 0.15;

    /// <summary>Standard deviation in photons of the changing common mode of lines along the gap, log-uniform: least.</summary>
    public const double LeastStripes = 0.005;

    /// <summary>Standard deviation in photons of the changing common mode of lines along the gap, log-uniform: greatest.</summary>
    public const double GreatestStripes = 0.05;

    /// <summary>Offsets of lines across the gap as a share of those along it.</summary>
    public const double AcrossStripes = 0.3;

    /// <summary>Full well in photons, log-uniform: smallest.</summary>
    public const double SmallestFullWell = 1e3;

    /// <summary>Full well in photons, log-uniform: largest.</summary>
    public const double LargestFullWell = 3e4;

    /// <summary>Width of the gap between the panels as a share of the frame's side, log-uniform: narrowest.</summary>
    public const double NarrowestGap = 0.01;

    /// <summary>Width of the gap between the panels as a share of the frame's side, log-uniform: widest.</summary>
    public const double WidestGap = 0.04;

    /// <summary>Radius of the hole for the beam as a share of the frame's shorter side, log-uniform: smallest.</summary>
    public const double SmallestHole = 0.02;

    /// <summary>Radius of the hole for the beam as a share of the frame's shorter side, log-uniform: largest.</summary>
    public const double LargestHole = 0.06;

    /// <summary>Greatest distance of the beam from the hole's middle along each side, in radii of the hole, uniform.</summary>
    public const double GreatestHoleOffset = 0.5;
}
