namespace Xfel.ML.Simulation;

public sealed partial record DetectorModel
{
    /// <summary>A frame has no more half waves than this in a smooth field.</summary>
    private const int GreatestFieldOrder = 16;

    /// <summary>Blurs wider than this are a smooth background, and would be slow.</summary>
    private const double GreatestBlur = 100;

    /// <summary>Throws one exception that names every impossible value.</summary>
    /// <exception cref="ArgumentException">A value is not possible.</exception>
    public void Validate()
    {
        var faults = new FaultList();
        RequireBetween(faults, nameof(CoherenceBlur), CoherenceBlur, 0, GreatestBlur, "pixels");
        RequireBetween(faults, nameof(PointSpread), PointSpread, 0, GreatestBlur, "pixels");
        foreach ((string name, double value, string unit) in ((string, double, string)[])[
            (nameof(StrayPhotons), StrayPhotons, "photons"), (nameof(HaloPhotons), HaloPhotons, "photons"), (nameof(BackgroundPhotons), BackgroundPhotons, "photons"),
            (nameof(OffsetSpread), OffsetSpread, "ADU"), (nameof(FixedRowStripes), FixedRowStripes, "ADU"), (nameof(FixedColumnStripes), FixedColumnStripes, "ADU"),
            (nameof(ReadNoise), ReadNoise, "ADU"), (nameof(RowStripes), RowStripes, "ADU"),
            (nameof(ColumnStripes), ColumnStripes, "ADU"), (nameof(QuadrantOffset), QuadrantOffset, "ADU"), (nameof(HotLevel), HotLevel, "ADU")])
        {
            faults.Require(double.IsFinite(value) && value >= 0, $"{name} is {value}; 0 or a positive number of {unit} was expected");
        }

        faults.RequirePositive(nameof(HaloRadius), HaloRadius, "frame sides");
        faults.RequirePositive(nameof(Gain), Gain, "ADU per photon");
        faults.Require(double.IsFinite(Offset), $"{nameof(Offset)} is {Offset}; a finite number of ADU was expected");
        RequireBetween(faults, nameof(QuantumEfficiency), QuantumEfficiency, 0, 1, "photons per photon");
        RequireBetween(faults, nameof(GainSpread), GainSpread, 0, 1, "gains");
        faults.Require(FixedRowCorrelation is >= 0 and < 1, $"{nameof(FixedRowCorrelation)} is {FixedRowCorrelation}; 0 to less than 1 was expected");
        RequireBetween(faults, nameof(BackgroundContrast), BackgroundContrast, 0, 1, "means");
        RequireBetween(faults, nameof(Fluctuation), Fluctuation, 0, 1, "means");
        RequireBetween(faults, nameof(RadialFalloff), RadialFalloff, 0, 1, "responses");
        RequireBetween(faults, nameof(PulseHeightSpread), PulseHeightSpread, 0, 1, "pulse heights");
        RequireBetween(faults, nameof(BleedingBackward), BleedingBackward, 0, 1, "charges");
        RequireBetween(faults, nameof(DeadPixels), DeadPixels, 0, 1, "pixels");
        RequireBetween(faults, nameof(HotPixels), HotPixels, 0, 1 - Math.Clamp(DeadPixels, 0, 1), "pixels");
        RequireBetween(faults, nameof(KnownBadPixels), KnownBadPixels, 0, 1, "bad pixels");
        RequireBetween(faults, nameof(LayoutX), LayoutX, 0, 1, "frame widths");
        RequireBetween(faults, nameof(LayoutY), LayoutY, 0, 1, "frame heights");
        faults.Require(FieldOrder is >= 1 and <= GreatestFieldOrder, $"{nameof(FieldOrder)} is {FieldOrder}; 1 to {GreatestFieldOrder} half waves were expected");
        faults.Require(StripeGroups is >= 1 and <= 1024, $"{nameof(StripeGroups)} is {StripeGroups}; 1 to 1024 groups were expected");
        faults.Require(FullWell > 0, $"{nameof(FullWell)} is {FullWell}; a positive number of photons was expected");
        faults.Require(HoleRadius is >= 0 and <= 2, $"{nameof(HoleRadius)} is {HoleRadius}; 0 to 2 frame sides were expected");
        faults.Require(ActiveRadius > 0, $"{nameof(ActiveRadius)} is {ActiveRadius}; a positive number of frame sides was expected");
        RequireLists(faults);
        faults.Throw("the detector model");
    }

    private static void RequireBetween(FaultList faults, string name, double value, double least, double most, string unit) =>
        faults.Require(value >= least && value <= most, $"{name} is {value}; {least} to {most} {unit} was expected");

    private void RequireLists(FaultList faults)
    {
        faults.Require(Gaps is not null, $"{nameof(Gaps)} is null; a list was expected");
        foreach (PanelGap gap in Gaps ?? [])
            faults.Require(gap.Position is >= -1 and <= 1 && gap.Width is >= 0 and <= 1, $"{nameof(Gaps)} has {gap}; a position of -1 to 1 and a width of 0 to 1 were expected");
        faults.Require(GainStages is not null, $"{nameof(GainStages)} is null; a list was expected");
        double before = 0;
        foreach (GainStage stage in GainStages ?? [])
        {
            faults.Require(stage.From > before && double.IsFinite(stage.ReadNoise) && stage.ReadNoise >= 0,
                $"{nameof(GainStages)} has {stage}; more than {before} photons and a noise of 0 or more were expected");
            before = stage.From;
        }
    }
}
