using System.Globalization;
using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>The preset <c>helium</c>: helium nanodroplets at wide angles with the eleven classes of CXIDB-94 (Zimmermann et al., section 2; Langbehn et al., Phys. Rev. Lett. 121 (2018) 255301).</summary>
internal sealed class HeliumPreset : Preset
{
    public override string Name => "helium";

    public override string Summary => "helium nanodroplets at wide angles, eleven classes of which several may apply, MCP-like detector with masks";

    public override IReadOnlyList<string> ClassNames { get; } =
        ["Spherical/Oblate", "Round", "Elliptical", "Prolate", "Streak", "Bent", "Asymmetric", "NewtonRings", "DoubleRings", "Layered", "Empty"];

    public override bool IsMultiLabel => true;

    public override bool TakesShapes => false;

    public override IReadOnlyList<string> ShapeNames { get; } = ["ellipsoid", "capsule"];

    public override IReadOnlyList<string> TruthNames => HeliumModel.ValueNames;

    public override FrameSize DefaultSize => new(224, 224);

    public override bool HasMask => true;

    public override double Gain => HeliumSimulator.Detector.Gain;

    public override string DescribeRanges() => string.Join('\n', Lines().Select(line => line.ToString(CultureInfo.InvariantCulture)));

    private FormattableString[] Lines() =>
    [
        $"preset helium",
        $"classes            {string.Join(", ", ClassNames.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{name} {0.1 * HeliumScenarios.Share((HeliumClass)i):0.0} %")))}; exact in every {HeliumScenarios.BlockLength} models",
        $"photon energy      {HeliumRanges.LeastPhotonEnergy} to {HeliumRanges.GreatestPhotonEnergy} eV, uniform",
        $"detector           MCP-like, {HeliumSimulator.Detector.Gain} ADU per photon, {1e3 * HeliumRanges.Distance} mm away, {HeliumRanges.GreatestAngle} degrees at its edge; beam centre within {100 * HeliumRanges.GreatestCenterOffset} % of the frame about its middle, uniform",
        $"radius             {1e9 * HeliumRanges.SmallestRadius:0} to {1e9 * HeliumRanges.LargestRadius:0} nm, log-uniform, of the sphere of equal volume; {1e9 * HeliumRanges.SmallestStructuredRadius:0} to {1e9 * HeliumRanges.LargestStructuredRadius:0} nm of droplets that are more than round, from {1e9 * HeliumRanges.SmallestFilledRadius:0} nm with something inside, to {1e9 * HeliumRanges.LargestPairRadius:0} nm of two",
        $"round              axis ratios {HeliumRanges.SmallestRoundRatio} to 1, uniform",
        $"oblate             short axis {HeliumRanges.SmallestOblateRatio} to {HeliumRanges.LargestOblateRatio} of the long ones, uniform",
        $"prolate            ellipsoid or capsule, long axis {HeliumRanges.SmallestProlateRatio} to {HeliumRanges.LargestProlateRatio} of the second, log-uniform; an ellipsoid's second 1 to {HeliumRanges.LargestProlateSideRatio} of the third, uniform",
        $"core, layers       each {HeliumRanges.SmallestCore} to {HeliumRanges.LargestCore} of the one around it, of density 0 to {HeliumRanges.GreatestHollowDensity} or {HeliumRanges.LeastDenseDensity} to {HeliumRanges.GreatestDenseDensity}, uniform; {HeliumRanges.FewestLayers} to {HeliumRanges.MostLayers} layers",
        $"second droplet     {HeliumRanges.SmallestCompanion} to {HeliumRanges.LargestCompanion} of the first one's radius, uniform; {1e6 * HeliumRanges.SmallestPairDistance:0.0} to {1e6 * HeliumRanges.LargestPairDistance:0.0} um along the beam, log-uniform, up to {1e6 * HeliumRanges.LargestPairOffset:0.0} um across",
        $"satellite          {HeliumRanges.SmallestSatellite} to {HeliumRanges.LargestSatellite} of the droplet's radius, uniform; touching the end of a long axis, of all asymmetric long droplets and {100 * HeliumRanges.SatelliteShare:0} % of the asymmetric oblate ones",
        $"absorption length  {1e9 * HeliumRanges.ShortestAbsorptionLength:0} to {1e9 * HeliumRanges.LongestAbsorptionLength:0} nm, log-uniform, from {1e9 * HeliumRanges.ShortestClearAbsorptionLength:0} nm with something inside; 1 - n = {HeliumRanges.Delta}",
        $"pulses             {1e6 * HeliumRanges.MeanPulseEnergy:0} uJ with {100 * HeliumRanges.PulseEnergySpread:0} % spread, in a focus of {1e6 * HeliumRanges.FocusWidth:0} um, met within {1e6 * HeliumRanges.HitRadius:0} um of its middle",
        $"stray light        {HeliumRanges.FewestStrayPhotons:0} to {HeliumRanges.MostStrayPhotons:0} photons, uniform over the frame, log-uniform; {HeliumSimulator.Detector.HaloPhotons} in a halo, {HeliumSimulator.Detector.BackgroundPhotons} in a smooth field",
        $"orientation        uniform, as far as the classes allow; the tilt against the beam for each model, the turn about it for each frame",
    ];

    private protected override FrameSimulator Create(SimulationOptions options) => new HeliumSimulator(this, options);
}
