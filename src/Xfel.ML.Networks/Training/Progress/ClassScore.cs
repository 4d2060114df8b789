namespace Xfel.ML.Networks;

/// <summary>How well one class or label is found.</summary>
/// <param name="Name">The class.</param>
/// <param name="Precision">Share of right ones among those that were called so; 0 where none was.</param>
/// <param name="Recall">Share of found ones among those that are so; 0 where none is.</param>
/// <param name="Support">Number of frames that are so.</param>
public sealed record ClassScore(string Name, double Precision, double Recall, long Support)
{
    /// <summary>Harmonic mean of precision and recall.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;
}
