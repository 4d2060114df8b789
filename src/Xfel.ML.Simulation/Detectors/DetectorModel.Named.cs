namespace Xfel.ML.Simulation;

public sealed partial record DetectorModel
{
    private const int AgipdModules = 8;

    /// <summary>Counts photons by Poisson's law, and does nothing else.</summary>
    public static DetectorModel Ideal { get; } = new();

    /// <summary>
    /// Like the pnCCD of LCLS and the European XFEL for soft X-rays, binned to a frame of about 128 pixels: two halves with a gap and a cut-out for the beam, read out by rows;
    /// overfull wells bleed along columns. Gain 10 ADU.
    /// </summary>
    public static DetectorModel PnCcd { get; } = new()
    {
        CoherenceBlur = 0.35,
        QuantumEfficiency = 0.9,
        PointSpread = 0.02,
        FullWell = 5000,
        Bleeding = true,
        Gain = 10,
        GainSpread = 0.02,
        OffsetSpread = 0.3,
        FixedRowStripes = 0.7,
        FixedRowCorrelation = 0.7,
        FixedColumnStripes = 0.2,
        ReadNoise = 1.5,
        RowStripes = 0.2,
        StripeGroups = 2,
        ColumnStripes = 0.1,
        QuadrantOffset = 0.1,
        DeadPixels = 5e-4,
        HotPixels = 5e-4,
        HotLevel = 100,
        KnownBadPixels = 0.9,
        Gaps = [new PanelGap(false, 0, 0.015)],
        HoleRadius = 0.033,
    };

    /// <summary>
    /// Like the AGIPD of the European XFEL for hard X-rays, the whole of it on one frame: two columns of eight modules of 512 x 128 pixels with gaps between all, a central hole, three gains
    /// that each pixel chooses. Gain 10 ADU.
    /// </summary>
    public static DetectorModel Agipd { get; } = new()
    {
        CoherenceBlur = 0.3,
        QuantumEfficiency = 0.9,
        PointSpread = 0.05,
        FullWell = 10_000,
        Gain = 10,
        GainSpread = 0.03,
        OffsetSpread = 0.5,
        ReadNoise = 1,
        GainStages = [new GainStage(30, 15), new GainStage(1500, 80)],
        RowStripes = 0.3,
        StripeGroups = 2,
        DeadPixels = 2e-3,
        HotPixels = 1e-3,
        HotLevel = 200,
        KnownBadPixels = 0.95,
        // Of 512 + 512 columns about 28 pixels, of eight times 128 rows about 29 each lie between modules.
        Gaps = [new PanelGap(true, 0, 0.027), .. Enumerable.Range(1, AgipdModules - 1).Select(i => new PanelGap(false, (double)i / AgipdModules - 0.5, 0.023))],
        HoleRadius = 0.025,
    };

    /// <summary>
    /// Like a microchannel plate with phosphor and camera, as used with helium droplets at FLASH and FERMI: round, with a central hole; each photon's light varies and spreads,
    /// and the response falls towards the edge. Gain 20 ADU.
    /// </summary>
    public static DetectorModel Mcp { get; } = new()
    {
        CoherenceBlur = 0.3,
        QuantumEfficiency = 0.15,
        RadialFalloff = 0.3,
        PulseHeightSpread = 0.6,
        PointSpread = 0.9,
        FullWell = 3000,
        Gain = 20,
        GainSpread = 0.05,
        OffsetSpread = 1,
        ReadNoise = 3,
        ColumnStripes = 0.3,
        DeadPixels = 2e-4,
        HotPixels = 2e-4,
        HotLevel = 200,
        KnownBadPixels = 0.5,
        HoleRadius = 0.04,
        ActiveRadius = 0.5,
        Quantize = true,
    };
}
