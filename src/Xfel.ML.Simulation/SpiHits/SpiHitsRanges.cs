namespace Xfel.ML.Simulation;

/// <summary>
/// The ranges of the preset <c>spi-hits</c>, in one place. A change of a range is a change of what a seed means and of every number measured
/// on the preset: it goes into the change log, and is never a way to a better number.
/// </summary>
public static class SpiHitsRanges
{
    /// <summary>Fringe period in pixels of the particle's diameter, log-uniform: smallest.</summary>
    public const double SmallestFringePeriod = 4;

    /// <summary>Fringe period in pixels of the particle's diameter, log-uniform: largest.</summary>
    public const double LargestFringePeriod = 40;

    /// <summary>Electrons per cubic metre, those of protein (430 in a cubic nanometre): what the truth's fluence is reckoned for; frames do not depend on it.</summary>
    public const double ElectronDensity = 4.3e29;

    /// <summary>Expected photons in a frame with particles, log-uniform: fewest.</summary>
    public const double FewestPhotons = 1e3;

    /// <summary>Expected photons in a frame with particles, log-uniform: most.</summary>
    public const double MostPhotons = 1e6;

    /// <summary>Expected photons in an empty frame, log-uniform: fewest.</summary>
    public const double FewestStrayPhotons = 1;

    /// <summary>Expected photons in an empty frame, log-uniform: most.</summary>
    public const double MostStrayPhotons = 1e3;

    /// <summary>Ratio of the second and of the third axis of the affine map to the first, log-uniform: smallest.</summary>
    public const double SmallestAxisRatio = 0.6;

    /// <summary>Ratio of the second and of the third axis of the affine map to the first, log-uniform: largest.</summary>
    public const double LargestAxisRatio = 1.6;

    /// <summary>Greatest distance between two particles' centres, in particle diameters.</summary>
    public const double GreatestCentreDistance = 3;

    /// <summary>Smallest period in pixels of the fringes between two particles.</summary>
    public const double SmallestPairFringePeriod = 2;

    /// <summary>Greatest offset of the beam centre from the frame's centre, as a part of the frame's width and height, uniform.</summary>
    public const double GreatestCenterOffset = 0.02;

    /// <summary>Fewest particles in a frame of too many.</summary>
    public const int FewestOfMany = 5;

    /// <summary>Most particles in a frame of too many.</summary>
    public const int MostOfMany = 8;

    /// <summary>Wavelength in metres, log-uniform: shortest (2.5 keV).</summary>
    public const double ShortestWavelength = 0.5e-9;

    /// <summary>Wavelength in metres, log-uniform: longest (620 eV).</summary>
    public const double LongestWavelength = 2.0e-9;

    /// <summary>Distance of the detector in metres, log-uniform: shortest.</summary>
    public const double ShortestDistance = 0.25;

    /// <summary>Distance of the detector in metres, log-uniform: longest.</summary>
    public const double LongestDistance = 1.0;

    /// <summary>Length in metres of the frame's longer side on the detector, log-uniform: smallest (a quarter of a pnCCD).</summary>
    public const double SmallestDetector = 0.0192;

    /// <summary>Length in metres of the frame's longer side on the detector, log-uniform: largest (a whole pnCCD).</summary>
    public const double LargestDetector = 0.0768;

    /// <summary>Of the torus: the tube's radius to the ring's.</summary>
    public const double TorusTubeRatio = 0.4;

    /// <summary>Of the cylinder: length to diameter.</summary>
    public const double CylinderRatio = 1;

    /// <summary>Of the capsule: length of the straight part to the diameter.</summary>
    public const double CapsuleRatio = 1;

    /// <summary>A body of the user's own may have a bounding sphere of so many diameters of the sphere of its volume.</summary>
    public const double GreatestBodyExtent = 5;
}
