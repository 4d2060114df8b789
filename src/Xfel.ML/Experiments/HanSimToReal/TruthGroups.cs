namespace Xfel.ML;

/// <summary>Right decisions on frames with a particle, in three groups by what the simulator knows of a frame.</summary>
/// <param name="Name">What the groups differ in, with its unit.</param>
/// <param name="Right">The lowest, middle and highest third, each named by its values, with its frames of the right class.</param>
public sealed record TruthGroups(string Name, IReadOnlyList<NamedProportion> Right)
{
    /// <summary>Whether the intervals of the lowest and the highest group do not touch.</summary>
    public bool Matters => Right.Count > 1 && (Right[0].Share.Low > Right[^1].Share.High || Right[^1].Share.Low > Right[0].Share.High);

    /// <summary>The share of the lowest group less that of the highest.</summary>
    public double Fall => Right.Count == 0 ? 0 : Right[0].Share.Rate - Right[^1].Share.Rate;
}
