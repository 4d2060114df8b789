using Xfel.ML.Numerics;

namespace Xfel.ML.Simulation;

/// <summary>The detector that a model of the preset is seen with.</summary>
internal sealed class SpiRealModel
{
    private SpiRealModel(long id, DetectorModel detector, int detectorSeed)
    {
        Id = id;
        Detector = detector;
        DetectorSeed = detectorSeed;
    }

    /// <summary>What follows the truth values of <c>spi-hits</c>, in the order of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> ValueNames { get; } =
    [
        "signal_photons", "stray_photons", "halo_photons", "halo_radius", "background_photons", "fluctuation", "blur", "read_noise", "fixed_stripes", "stripes", "full_well", "bleeding_backward",
        "is_turned", "gap_width", "hole_radius", "layout_x", "layout_y", "detector_seed",
    ];

    public long Id { get; }

    public DetectorModel Detector { get; }

    public int DetectorSeed { get; }

    public static SpiRealModel Draw(int seed, long id, DetectorGeometry geometry)
    {
        var random = new RandomStream(seed, RandomPurpose.SpiReal, id);
        bool isTurned = random.NextIndex(2) == 1;
        double fixedStripes = SpiRealRanges.Gain * random.NextLogUniform(SpiRealRanges.LeastFixedStripes, SpiRealRanges.GreatestFixedStripes);
        double stripes = SpiRealRanges.Gain * random.NextLogUniform(SpiRealRanges.LeastStripes, SpiRealRanges.GreatestStripes);
        double hole = random.NextLogUniform(SpiRealRanges.SmallestHole, SpiRealRanges.LargestHole);
        FrameSize size = geometry.Size;
        DetectorModel detector = DetectorModel.PnCcd with
        {
            StrayPhotons = random.NextLogUniform(SpiRealRanges.FewestStrayPhotons, SpiRealRanges.MostStrayPhotons),
            HaloPhotons = random.NextLogUniform(SpiRealRanges.FewestHaloPhotons, SpiRealRanges.MostHaloPhotons),
            HaloRadius = random.NextLogUniform(SpiRealRanges.SmallestHaloRadius, SpiRealRanges.LargestHaloRadius),
            BackgroundPhotons = random.NextLogUniform(SpiRealRanges.FewestStrayPhotons, SpiRealRanges.MostStrayPhotons),
            Fluctuation = random.NextLogUniform(SpiRealRanges.LeastFluctuation, SpiRealRanges.GreatestFluctuation),
            CoherenceBlur = random.NextLogUniform(SpiRealRanges.LeastBlur, SpiRealRanges.GreatestBlur),
            Gain = SpiRealRanges.Gain,
            ReadNoise = SpiRealRanges.Gain * random.NextLogUniform(SpiRealRanges.LeastReadNoise, SpiRealRanges.GreatestReadNoise),
            FullWell = random.NextLogUniform(SpiRealRanges.SmallestFullWell, SpiRealRanges.LargestFullWell),
            BleedingBackward = random.NextUniform(),
            FixedRowStripes = fixedStripes,
            FixedColumnStripes = SpiRealRanges.AcrossStripes * fixedStripes,
            RowStripes = stripes,
            ColumnStripes = SpiRealRanges.AcrossStripes * stripes,
            QuadrantOffset = stripes,
            IsTurned = isTurned,
            Gaps = [new PanelGap(false, 0, random.NextLogUniform(SpiRealRanges.NarrowestGap, SpiRealRanges.WidestGap))],
            HoleRadius = hole,
            LayoutX = (geometry.BeamCenterX + 0.5 + HoleOffset(ref random, hole, size)) / size.Width,
            LayoutY = (geometry.BeamCenterY + 0.5 + HoleOffset(ref random, hole, size)) / size.Height,
        };
        int detectorSeed = new RandomStream(seed, RandomPurpose.SpiRealDetector, id / SpiRealRanges.ModelsPerDetector).NextIndex(int.MaxValue);
        return new SpiRealModel(id, detector, detectorSeed);
    }

    public double[] Values(double signalPhotons) =>
    [
        signalPhotons, Detector.StrayPhotons, Detector.HaloPhotons, Detector.HaloRadius, Detector.BackgroundPhotons, Detector.Fluctuation, Detector.CoherenceBlur, Detector.ReadNoise,
        Detector.FixedRowStripes, Detector.RowStripes, Detector.FullWell, Detector.BleedingBackward,
        Detector.IsTurned ? 1 : 0, Detector.Gaps[0].Width, Detector.HoleRadius, Detector.LayoutX, Detector.LayoutY, DetectorSeed,
    ];

    private static double HoleOffset(ref RandomStream random, double hole, FrameSize size) =>
        random.NextUniform(-SpiRealRanges.GreatestHoleOffset, SpiRealRanges.GreatestHoleOffset) * hole * Math.Min(size.Width, size.Height);
}
