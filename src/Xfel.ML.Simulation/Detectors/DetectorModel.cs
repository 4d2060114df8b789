namespace Xfel.ML.Simulation;

/// <summary>
/// What a detector makes of expected photons. Every step is an option, and off by default: the record's own defaults are <see cref="Ideal"/>. The steps are taken in the order of the
/// options; photons and charges are in photons, and from <see cref="Gain"/> on values are in detector units (ADU). docs/detectors.md has the equations. <see cref="DetectorSimulation"/> applies it.
/// </summary>
public sealed partial record DetectorModel
{
    /// <summary>Standard deviation in pixels of the Gaussian that partial coherence, and the pixels' own area, blur the expected intensities with.</summary>
    public double CoherenceBlur { get; init; }

    /// <summary>Expected photons of uniform stray light, in the whole frame.</summary>
    public double StrayPhotons { get; init; }

    /// <summary>Expected photons of a halo about the beam, in the whole frame.</summary>
    public double HaloPhotons { get; init; }

    /// <summary>Radius at which the halo has fallen to 0.35 of its height, as a share of the frame's shorter side.</summary>
    public double HaloRadius { get; init; } = 0.1;

    /// <summary>Expected photons of a smooth background that is another in every frame, in the whole frame and on average.</summary>
    public double BackgroundPhotons { get; init; }

    /// <summary>Relative standard deviation of the smooth background across the frame.</summary>
    public double BackgroundContrast { get; init; } = 0.5;

    /// <summary>Relative standard deviation of a smooth factor on everything expected, another in every frame.</summary>
    public double Fluctuation { get; init; }

    /// <summary>Half waves across the frame that smooth fields have at most.</summary>
    public int FieldOrder { get; init; } = 3;

    /// <summary>Share of photons that are converted.</summary>
    public double QuantumEfficiency { get; init; } = 1;

    /// <summary>Share of the response that is lost at the frame's corners; the loss grows with the squared distance from the middle.</summary>
    public double RadialFalloff { get; init; }

    /// <summary>Whether photons are counted by Poisson's law; without it expectations go on.</summary>
    public bool Poisson { get; init; } = true;

    /// <summary>Relative standard deviation of the charge that one photon gives (a multiplier's pulse-height distribution); at most 1.</summary>
    public double PulseHeightSpread { get; init; }

    /// <summary>
    /// Standard deviation in pixels of the Gaussian over which the charge of a photon that lands anywhere in its pixel is shared: the charge cloud in a sensor, phosphor and lens behind a
    /// multiplier. Every photon of a pixel is shared alike.
    /// </summary>
    public double PointSpread { get; init; }

    /// <summary>Photons that a pixel can hold; infinite for no limit.</summary>
    public double FullWell { get; init; } = double.PositiveInfinity;

    /// <summary>Whether charge over the full well goes to the next pixels with room, up to the edge of the panel; otherwise it is lost at once. It goes along columns.</summary>
    public bool Bleeding { get; init; }

    /// <summary>Share of that charge which goes up its column, towards row 0.</summary>
    public double BleedingBackward { get; init; } = 0.5;

    /// <summary>Detector units of one photon.</summary>
    public double Gain { get; init; } = 1;

    /// <summary>Relative standard deviation of the pixels' gains, fixed for a detector.</summary>
    public double GainSpread { get; init; }

    /// <summary>Detector units without light.</summary>
    public double Offset { get; init; }

    /// <summary>Standard deviation of the pixels' offsets, fixed for a detector: what pedestal subtraction leaves.</summary>
    public double OffsetSpread { get; init; }

    /// <summary>Standard deviation of offsets that the pixels of a row (of each of the <see cref="StripeGroups"/>) have in common, fixed for a detector.</summary>
    public double FixedRowStripes { get; init; }

    /// <summary>Correlation of these offsets between one row and the next.</summary>
    public double FixedRowCorrelation { get; init; }

    /// <summary>Standard deviation of offsets that the pixels of a column have in common, fixed for a detector.</summary>
    public double FixedColumnStripes { get; init; }

    /// <summary>Standard deviation of the read noise.</summary>
    public double ReadNoise { get; init; }

    /// <summary>Further stages of gain, by increasing signal, where the detector has several.</summary>
    public IReadOnlyList<GainStage> GainStages { get; init; } = [];

    /// <summary>Standard deviation of the common mode of a row (of each of the <see cref="StripeGroups"/>), another in every frame.</summary>
    public double RowStripes { get; init; }

    /// <summary>Equal groups of columns that are read out with a common mode of their own.</summary>
    public int StripeGroups { get; init; } = 1;

    /// <summary>Standard deviation of the common mode of a column, another in every frame.</summary>
    public double ColumnStripes { get; init; }

    /// <summary>Standard deviation of the common mode of a quadrant of the frame, another in every frame.</summary>
    public double QuadrantOffset { get; init; }

    /// <summary>Share of pixels that see nothing, fixed for a detector: they read <see cref="Offset"/>.</summary>
    public double DeadPixels { get; init; }

    /// <summary>Share of pixels that read too much, fixed for a detector.</summary>
    public double HotPixels { get; init; }

    /// <summary>Mean of what hot pixels read too much, in detector units; exponentially distributed.</summary>
    public double HotLevel { get; init; } = 100;

    /// <summary>Share of the dead and hot pixels that calibration knows, and the mask has.</summary>
    public double KnownBadPixels { get; init; } = 1;

    /// <summary>Whether the detector is mounted turned by a right angle: what these options say of rows then holds of columns, and the other way round.</summary>
    public bool IsTurned { get; init; }

    /// <summary>Gaps between panels; their pixels read 0.</summary>
    public IReadOnlyList<PanelGap> Gaps { get; init; } = [];

    /// <summary>Radius of the hole or beam stop in the layout's middle, as a share of the frame's shorter side; its pixels read 0.</summary>
    public double HoleRadius { get; init; }

    /// <summary>Radius of a round detector about the layout's middle, as a share of the frame's shorter side; pixels outside read 0. Infinite where the detector fills the frame.</summary>
    public double ActiveRadius { get; init; } = double.PositiveInfinity;

    /// <summary>Where the layout's middle lies across the frame: 0 the left edge, 1 the right one.</summary>
    public double LayoutX { get; init; } = 0.5;

    /// <summary>Where the layout's middle lies down the frame: 0 the upper edge, 1 the lower one.</summary>
    public double LayoutY { get; init; } = 0.5;

    /// <summary>Whether values are rounded to whole detector units.</summary>
    public bool Quantize { get; init; }
}
