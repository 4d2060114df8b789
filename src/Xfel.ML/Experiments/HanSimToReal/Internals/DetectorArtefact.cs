using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>
/// An artefact of the detector of <c>spi-real</c> that can be added to counted photons, in the strength that the same model has in <c>spi-real</c>. Light that is counted apart from the
/// particles' adds up to what is counted together. What changes expected intensities (blur, fluctuation, quantum efficiency) cannot be added afterwards, nor can the beam be moved.
/// </summary>
/// <param name="Name">What it is.</param>
/// <param name="Add">Adds it to a detector, from the truth of the frame in <c>spi-real</c>.</param>
internal sealed record DetectorArtefact(string Name, Func<DetectorModel, FrameTruth, DetectorModel> Add)
{
    private static readonly DetectorArtefact[] Single =
    [
        new("hole for the beam", (detector, real) => detector with { HoleRadius = RealTruth.Value(real, "hole_radius") }),
        new("gap between the panels", (detector, real) => detector with { Gaps = [new PanelGap(false, 0, RealTruth.Value(real, "gap_width"))] }),
        new("stray light, halo and background", (detector, real) => detector with
        {
            StrayPhotons = RealTruth.Value(real, "stray_photons"),
            HaloPhotons = RealTruth.Value(real, "halo_photons"),
            HaloRadius = RealTruth.Value(real, "halo_radius"),
            BackgroundPhotons = RealTruth.Value(real, "background_photons"),
        }),
        new("saturation and bleeding", (detector, real) => detector with
        {
            FullWell = RealTruth.Value(real, "full_well"),
            Bleeding = true,
            BleedingBackward = RealTruth.Value(real, "bleeding_backward"),
        }),
        new("read noise", (detector, real) => detector with { ReadNoise = RealTruth.Value(real, "read_noise") }),
        new("stripes", (detector, real) => detector with
        {
            FixedRowStripes = RealTruth.Value(real, "fixed_stripes"),
            FixedRowCorrelation = DetectorModel.PnCcd.FixedRowCorrelation,
            FixedColumnStripes = SpiRealRanges.AcrossStripes * RealTruth.Value(real, "fixed_stripes"),
            RowStripes = RealTruth.Value(real, "stripes"),
            ColumnStripes = SpiRealRanges.AcrossStripes * RealTruth.Value(real, "stripes"),
            QuadrantOffset = RealTruth.Value(real, "stripes"),
            StripeGroups = DetectorModel.PnCcd.StripeGroups,
        }),
        new("pixels unlike each other, dead and hot ones", (detector, _) => detector with
        {
            GainSpread = DetectorModel.PnCcd.GainSpread,
            OffsetSpread = DetectorModel.PnCcd.OffsetSpread,
            DeadPixels = DetectorModel.PnCcd.DeadPixels,
            HotPixels = DetectorModel.PnCcd.HotPixels,
            HotLevel = DetectorModel.PnCcd.HotLevel,
            KnownBadPixels = DetectorModel.PnCcd.KnownBadPixels,
        }),
    ];

    /// <summary>Each by itself, and all together.</summary>
    public static IReadOnlyList<DetectorArtefact> All { get; } =
        [.. Single, new("all of these", (detector, real) => Single.Aggregate(detector, (sum, artefact) => artefact.Add(sum, real)))];

    /// <summary>The frames of an ideal detector with this artefact.</summary>
    /// <param name="ideal">Frames of <c>spi-hits</c>.</param>
    /// <param name="real">What the same models are in <c>spi-real</c>.</param>
    /// <param name="seed">Seed of the noise.</param>
    /// <param name="cancellation">Ends it early.</param>
    public SimulatedTest On(SimulatedTest ideal, IReadOnlyList<FrameTruth> real, int seed, CancellationToken cancellation)
    {
        var detector = new DetectorSimulation(ideal.Frames.Size);
        var light = new float[ideal.Frames.Size.PixelCount];
        var good = new bool[light.Length];
        var frames = new List<float[]>();
        foreach (int index in ideal.Frames.Indices)
        {
            cancellation.ThrowIfCancellationRequested();
            float[] pixels = FramePictures.Pixels(ideal.Frames, index);
            (double X, double Y) beam = (ideal.Truths[index].Geometry.BeamCenterX, ideal.Truths[index].Geometry.BeamCenterY);
            DetectorModel all = Add(At(ideal.Truths[index], real[index]), real[index]);
            DetectorModel lamp = new() { StrayPhotons = all.StrayPhotons, HaloPhotons = all.HaloPhotons, HaloRadius = all.HaloRadius, BackgroundPhotons = all.BackgroundPhotons };
            Array.Clear(light);
            detector.Apply(lamp, 0, seed, index, beam, light, []);
            for (int i = 0; i < pixels.Length; i++)
                pixels[i] += light[i];
            DetectorModel counted = all with { Poisson = false, StrayPhotons = 0, HaloPhotons = 0, BackgroundPhotons = 0 };
            detector.Apply(counted, (int)RealTruth.Value(real[index], "detector_seed"), seed, index, beam, pixels, good);
            BadPixels.Hide(pixels, good);
            frames.Add(pixels);
        }

        FrameCollection collection = FrameCollection.FromFrames($"{ideal.Frames.Path}, {Name}", ideal.Frames.Size, frames, ideal.Frames.Labels);
        return new SimulatedTest(Preset.SpiReal, collection, ideal.Truths);
    }

    /// <summary>A detector of the gain of <c>spi-real</c> without any artefact, which lies about this frame's beam as the model's own does about that of its frame.</summary>
    private static DetectorModel At(FrameTruth ideal, FrameTruth real) => new()
    {
        Gain = SpiRealRanges.Gain,
        IsTurned = RealTruth.Value(real, "is_turned") != 0,
        LayoutX = RealTruth.Value(real, "layout_x") + (ideal.Geometry.BeamCenterX - real.Geometry.BeamCenterX) / ideal.Geometry.Size.Width,
        LayoutY = RealTruth.Value(real, "layout_y") + (ideal.Geometry.BeamCenterY - real.Geometry.BeamCenterY) / ideal.Geometry.Size.Height,
    };
}
