namespace Xfel.ML.Internals;

/// <summary>What is read back of a scored row.</summary>
internal sealed class HitScore
{
    public long Index { get; set; }

    public bool PredictedLabel { get; set; }

    public float Probability { get; set; }
}
