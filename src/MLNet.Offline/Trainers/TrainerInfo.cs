namespace Microsoft.ML;

/// <summary>What a trainer wants of its data.</summary>
public sealed class TrainerInfo
{
    internal TrainerInfo(bool normalization, bool caching)
    {
        NeedNormalization = normalization;
        WantCaching = caching;
    }

    /// <summary>The trainer does better on normalised features.</summary>
    public bool NeedNormalization { get; }

    /// <summary>The trainer reads its data many times.</summary>
    public bool WantCaching { get; }
}
