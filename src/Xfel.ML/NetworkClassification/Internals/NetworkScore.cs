namespace Xfel.ML.Internals;

/// <summary>What is read back of a row that a network scored.</summary>
internal sealed class NetworkScore
{
    public long Index { get; set; }

    public float[] Score { get; set; } = [];
}
