namespace Xfel.ML.Simulation;

/// <summary>
/// Which class a model has. Every 100 models in a row, from a multiple of 100 on, hold the preset's shares exactly, in an order that the seed
/// shuffles: so shares are right in small sets too, and any model's class is known without those before it.
/// </summary>
internal static class SpiHitsClasses
{
    /// <summary>Shares in percent by number of particles 0 to 4, and 5 for more.</summary>
    public static ReadOnlySpan<int> Shares => [4, 50, 17, 17, 8, 4];

    /// <summary>The label: 1 to 4 particles, or 0 for none and for more.</summary>
    public static int HitsOf(int seed, long model) => Of(seed, model) % SpiHitsRanges.FewestOfMany;

    /// <summary>0 to 4 particles, or 5 standing for five to eight.</summary>
    public static int Of(int seed, long model) => ClassBlocks.Of(Shares, seed, model);
}
