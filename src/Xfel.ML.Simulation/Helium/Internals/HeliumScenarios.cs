using static Xfel.ML.Simulation.HeliumClass;

namespace Xfel.ML.Simulation;

/// <summary>
/// Which classes a model has. Every 1000 models in a row, from a multiple of 1000 on, hold the shares exactly, in an order that the seed shuffles. Each class's share is that of CXIDB-94
/// (Zimmermann et al., table 1), rounded to a thousandth; the paper does not say how often classes come together, beyond its rules.
/// </summary>
internal static class HeliumScenarios
{
    public const int BlockLength = 1000;

    public static IReadOnlyList<HeliumScenario> All { get; } =
    [
        new(713, SphericalOblate, Round),
        new(52, SphericalOblate, Round, NewtonRings),
        new(26, SphericalOblate, Round, DoubleRings),
        new(6, SphericalOblate, Round, Layered),
        new(55, SphericalOblate, Elliptical),
        new(8, SphericalOblate, Elliptical, NewtonRings),
        new(4, SphericalOblate, Elliptical, DoubleRings),
        new(43, SphericalOblate, Elliptical, Asymmetric),
        new(22, Prolate, Streak, Bent),
        new(2, Prolate, Streak, Bent, NewtonRings),
        new(3, Prolate, Streak, Bent, Asymmetric),
        new(22, Prolate, Bent),
        new(1, Prolate, Bent, NewtonRings),
        new(3, Prolate, Bent, Asymmetric),
        new(1, Prolate, Bent, Layered),
        new(4, Prolate, Streak),
        new(2, Prolate, Streak, Asymmetric),
        new(2, Prolate),
        new(31, Empty),
    ];

    private static readonly int[] Shares = [.. All.Select(scenario => scenario.Share)];

    /// <summary>The scenario of a model.</summary>
    public static HeliumScenario Of(int seed, long model) => All[ClassBlocks.Of(Shares, seed, model)];

    /// <summary>Of a thousand models, those that have a class.</summary>
    public static int Share(HeliumClass kind) => All.Where(scenario => scenario.Has(kind)).Sum(scenario => scenario.Share);
}
