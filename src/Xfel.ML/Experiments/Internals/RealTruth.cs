using Xfel.ML.Simulation;

namespace Xfel.ML.Internals;

/// <summary>What the simulator knows of a frame of <c>spi-real</c>.</summary>
internal static class RealTruth
{
    private static readonly Dictionary<string, int> Places = Preset.SpiReal.TruthNames.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place);

    /// <summary>What may make a frame hard, with its unit.</summary>
    private static readonly (string Name, Func<FrameTruth, double> Of)[] Quantities =
    [
        ("photons of the particles", truth => Value(truth, "signal_photons")),
        ("fringe period, pixels", truth => Value(truth, "fringe_period")),
        ("stray light, photons", truth => Value(truth, "stray_photons")),
        ("halo, photons", truth => Value(truth, "halo_photons")),
        ("background, photons", truth => Value(truth, "background_photons")),
        ("all this light to the particles'", truth => (Value(truth, "stray_photons") + Value(truth, "halo_photons") + Value(truth, "background_photons")) / Value(truth, "signal_photons")),
        ("large-scale fluctuation, relative", truth => Value(truth, "fluctuation")),
        ("blur, pixels", truth => Value(truth, "blur")),
        ("read noise, ADU", truth => Value(truth, "read_noise")),
        ("fixed stripes, ADU", truth => Value(truth, "fixed_stripes")),
        ("changing stripes, ADU", truth => Value(truth, "stripes")),
        ("photons of the particles to the full well", truth => Value(truth, "signal_photons") / Value(truth, "full_well")),
        ("gap, share of the side", truth => Value(truth, "gap_width")),
        ("gap along rows (0) or columns (1)", truth => Value(truth, "is_turned")),
        ("hole's radius, share of the side", truth => Value(truth, "hole_radius")),
        ("beam off the middle, share of the side", truth => Offset(truth.Geometry)),
    ];

    /// <summary>A number of <see cref="Preset.TruthNames"/>.</summary>
    public static double Value(FrameTruth truth, string name) => truth.Values[Places[name]];

    /// <summary>Right decisions on frames with a particle, in thirds of each quantity.</summary>
    public static IReadOnlyList<TruthGroups> Groups(IEnumerable<CountDecision> decisions)
    {
        CountDecision[] hits = [.. decisions.Where(decision => decision.Truth.ParticleCount > 0)];
        return [.. Quantities.Select(quantity => new TruthGroups(quantity.Name, FrameGroups.ByThirds(hits, decision => quantity.Of(decision.Truth), decision => decision.IsRight)))];
    }

    private static double Offset(DetectorGeometry geometry)
    {
        double x = (geometry.BeamCenterX - 0.5 * (geometry.Size.Width - 1)) / geometry.Size.Width;
        double y = (geometry.BeamCenterY - 0.5 * (geometry.Size.Height - 1)) / geometry.Size.Height;
        return Math.Sqrt(x * x + y * y);
    }
}
