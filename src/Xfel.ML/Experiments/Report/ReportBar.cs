namespace Xfel.ML;

/// <summary>One share.</summary>
/// <param name="Name">What it is a share of.</param>
/// <param name="Share">The share with its interval.</param>
/// <param name="Published">The paper's; null where it has none.</param>
public sealed record ReportBar(string Name, Estimate Share, double? Published)
{
    /// <summary>The share of some frames.</summary>
    /// <param name="name">What it is a share of.</param>
    /// <param name="share">The share with its interval.</param>
    /// <param name="published">The paper's; null where it has none.</param>
    public ReportBar(string name, Proportion share, double? published)
        : this(name, new Estimate(share.Rate, share.Low, share.High), published)
    {
    }
}
