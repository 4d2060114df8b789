namespace Xfel.ML.Simulation;

/// <summary>
/// The ranges of the preset <c>helium</c>, in one place. A change of a range is a change of what a seed means and of every number measured on the preset: it goes into the change log,
/// and is never a way to a better number.
/// </summary>
public static class HeliumRanges
{
    /// <summary>Photon energy in electronvolts, uniform: least.</summary>
    public const double LeastPhotonEnergy = 19;

    /// <summary>Photon energy in electronvolts, uniform: greatest.</summary>
    public const double GreatestPhotonEnergy = 35;

    /// <summary>Distance of the detector in metres.</summary>
    public const double Distance = 0.065;

    /// <summary>Scattering angle in degrees at the middle of the frame's longer sides' ends.</summary>
    public const double GreatestAngle = 30;

    /// <summary>Greatest offset of the beam centre from the frame's centre, as a part of the frame's width and height, uniform.</summary>
    public const double GreatestCenterOffset = 0.01;

    /// <summary>Radius in metres of the sphere of a round droplet's volume, log-uniform: smallest.</summary>
    public const double SmallestRadius = 50e-9;

    /// <summary>Radius in metres of the sphere of a round droplet's volume, log-uniform: largest.</summary>
    public const double LargestRadius = 600e-9;

    /// <summary>Radius in metres of the sphere of the volume of a droplet that is more than round, log-uniform: smallest. Below, a frame does not reach as far as its rings.</summary>
    public const double SmallestStructuredRadius = 150e-9;

    /// <summary>Radius in metres of the sphere of the volume of a droplet that is more than round, log-uniform: largest.</summary>
    public const double LargestStructuredRadius = 400e-9;

    /// <summary>Ratios of a round droplet's second and third semi-axis to its first, uniform to 1: smallest.</summary>
    public const double SmallestRoundRatio = 0.93;

    /// <summary>Ratio of an oblate droplet's short semi-axis to its long ones, uniform: smallest.</summary>
    public const double SmallestOblateRatio = 0.4;

    /// <summary>Ratio of an oblate droplet's short semi-axis to its long ones, uniform: largest.</summary>
    public const double LargestOblateRatio = 0.88;

    /// <summary>Ratio of a long droplet's long semi-axis to its second, log-uniform: smallest.</summary>
    public const double SmallestProlateRatio = 1.5;

    /// <summary>Ratio of a long droplet's long semi-axis to its second, log-uniform: largest.</summary>
    public const double LargestProlateRatio = 4;

    /// <summary>Ratio of a long ellipsoid's second semi-axis to its third, uniform from 1: largest.</summary>
    public const double LargestProlateSideRatio = 1.15;

    /// <summary>Size of a core as a part of its droplet's, uniform: smallest.</summary>
    public const double SmallestCore = 0.45;

    /// <summary>Size of a core as a part of its droplet's, uniform: largest.</summary>
    public const double LargestCore = 0.8;

    /// <summary>Density of a hollow core or layer, uniform from 0: greatest.</summary>
    public const double GreatestHollowDensity = 0.3;

    /// <summary>Density of a dense core or layer, uniform: least.</summary>
    public const double LeastDenseDensity = 2;

    /// <summary>Density of a dense core or layer, uniform: greatest.</summary>
    public const double GreatestDenseDensity = 4;

    /// <summary>Fewest layers of a layered droplet.</summary>
    public const int FewestLayers = 3;

    /// <summary>Most layers of a layered droplet.</summary>
    public const int MostLayers = 5;

    /// <summary>Radius of a second droplet to that of the sphere of the first one's volume, uniform: smallest.</summary>
    public const double SmallestCompanion = 0.7;

    /// <summary>Radius of a second droplet to that of the sphere of the first one's volume, uniform: largest.</summary>
    public const double LargestCompanion = 1.1;

    /// <summary>Largest radius in metres of the sphere of a droplet's volume that has a second one beside it.</summary>
    public const double LargestPairRadius = 250e-9;

    /// <summary>Distance of a second droplet along the beam in metres, log-uniform: smallest.</summary>
    public const double SmallestPairDistance = 1.2e-6;

    /// <summary>Distance of a second droplet along the beam in metres, log-uniform: largest.</summary>
    public const double LargestPairDistance = 3.5e-6;

    /// <summary>Distance of a second droplet across the beam in metres, uniform over the disc: largest.</summary>
    public const double LargestPairOffset = 0.8e-6;

    /// <summary>Radius of a satellite, which touches a droplet at the end of one of its long axes, to that of the sphere of the droplet's volume, uniform: smallest.</summary>
    public const double SmallestSatellite = 0.4;

    /// <summary>Radius of a satellite to that of the sphere of the droplet's volume, uniform: largest.</summary>
    public const double LargestSatellite = 0.6;

    /// <summary>Absorption length of the intensity in metres, log-uniform: shortest.</summary>
    public const double ShortestAbsorptionLength = 100e-9;

    /// <summary>Absorption length of the intensity in metres, log-uniform: longest.</summary>
    public const double LongestAbsorptionLength = 2e-6;

    /// <summary>1 - the real part of the refractive index, which with the absorption sets how strongly droplets scatter.</summary>
    public const double Delta = 0.01;

    /// <summary>Mean energy in joules of the pulses in the focus.</summary>
    public const double MeanPulseEnergy = 20e-6;

    /// <summary>Relative standard deviation of the pulses' energies.</summary>
    public const double PulseEnergySpread = 0.25;

    /// <summary>Full width at half maximum of the focus in metres.</summary>
    public const double FocusWidth = 10e-6;

    /// <summary>Droplets are met up to this far from the focus's middle, in metres.</summary>
    public const double HitRadius = 7e-6;

    /// <summary>Expected photons of uniform stray light in the frame, log-uniform: fewest.</summary>
    public const double FewestStrayPhotons = 1e3;

    /// <summary>Expected photons of uniform stray light in the frame, log-uniform: most.</summary>
    public const double MostStrayPhotons = 1e5;
}
