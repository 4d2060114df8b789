namespace Xfel.ML.Internals;

/// <summary>What a decision is made of: the vector that the network gave for a row.</summary>
internal sealed class RawScores
{
    public float[] Score { get; set; } = [];
}
