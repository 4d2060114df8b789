using System.Globalization;

namespace Xfel.ML.Simulation;

/// <summary>The preset <c>spi-real</c>: the frames of <c>spi-hits</c> through a pnCCD-like detector.</summary>
internal sealed class SpiRealPreset : Preset
{
    public override string Name => "spi-real";

    public override string Summary => "spi-hits through a realistic pnCCD-like detector, with masks";

    public override IReadOnlyList<string> ClassNames => SpiHits.ClassNames;

    public override IReadOnlyList<string> ShapeNames => SpiHits.ShapeNames;

    public override IReadOnlyList<string> TruthNames { get; } = [.. SpiHits.TruthNames, .. SpiRealModel.ValueNames];

    public override bool HasMask => true;

    public override double Gain => SpiRealRanges.Gain;

    public override string DescribeRanges() => string.Join('\n', Lines.Select(line => line.ToString(CultureInfo.InvariantCulture)));

    private static FormattableString[] Lines =>
    [
        $"preset spi-real",
        $"frames             those of spi-hits of the same seed but for the beam centre, through a pnCCD-like detector of {SpiRealRanges.Gain} ADU per photon",
        $"beam centre        within {100 * SpiRealRanges.GreatestCenterOffset} % of the frame about its middle, uniform",
        $"stray light        {SpiRealRanges.FewestStrayPhotons} to {SpiRealRanges.MostStrayPhotons} photons, uniform over the frame, log-uniform",
        $"halo               {SpiRealRanges.FewestHaloPhotons} to {SpiRealRanges.MostHaloPhotons} photons about the beam, radius {SpiRealRanges.SmallestHaloRadius} to {SpiRealRanges.LargestHaloRadius} of the frame's shorter side, log-uniform",
        $"background         {SpiRealRanges.FewestStrayPhotons} to {SpiRealRanges.MostStrayPhotons} photons in a smooth field, log-uniform; the field is another in every frame",
        $"fluctuation        {SpiRealRanges.LeastFluctuation} to {SpiRealRanges.GreatestFluctuation} relative, a smooth factor on all light, log-uniform; another in every frame",
        $"blur               {SpiRealRanges.LeastBlur} to {SpiRealRanges.GreatestBlur} pixels, Gaussian, log-uniform",
        $"read noise         {SpiRealRanges.LeastReadNoise} to {SpiRealRanges.GreatestReadNoise} photons, log-uniform",
        $"stripes            fixed {SpiRealRanges.LeastFixedStripes} to {SpiRealRanges.GreatestFixedStripes} photons, changing {SpiRealRanges.LeastStripes} to {SpiRealRanges.GreatestStripes} photons along the gap, {SpiRealRanges.AcrossStripes} of that across it, log-uniform",
        $"full well          {SpiRealRanges.SmallestFullWell} to {SpiRealRanges.LargestFullWell} photons, log-uniform; the rest bleeds away from the gap and towards it, in a uniform share",
        $"gap                {SpiRealRanges.NarrowestGap} to {SpiRealRanges.WidestGap} of the frame's side, log-uniform; along rows or, the detector being turned, along columns, equally often",
        $"hole               radius {SpiRealRanges.SmallestHole} to {SpiRealRanges.LargestHole} of the frame's shorter side, log-uniform; the beam within {SpiRealRanges.GreatestHoleOffset} radii of its middle",
        $"fixed pattern      gains {DetectorModel.PnCcd.GainSpread}, offsets {DetectorModel.PnCcd.OffsetSpread} ADU, dead {DetectorModel.PnCcd.DeadPixels}, hot {DetectorModel.PnCcd.HotPixels} of the pixels, {DetectorModel.PnCcd.KnownBadPixels} of these masked; another detector every {SpiRealRanges.ModelsPerDetector} models",
    ];

    private protected override FrameSimulator Create(SimulationOptions options) => new SpiRealSimulator(this, options);
}
