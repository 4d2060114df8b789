namespace Xfel.ML;

/// <summary>What <c>han-vgg16</c> gave.</summary>
/// <param name="Weights">The network's weights, in words: weights that are not ImageNet's are never called so.</param>
/// <param name="Baseline">The scale that the others are held against.</param>
/// <param name="Scales">The figures of every scale.</param>
/// <param name="Paper">The paper's decisions at scale 10, on measured frames and with ImageNet weights.</param>
public sealed record HanVgg16Results(string Weights, float Baseline, IReadOnlyList<ScaleFigures> Scales, PublishedHits Paper)
{
    /// <summary>The figures at the baseline.</summary>
    internal ScaleFigures AtBaseline => Scales.Single(one => one.Scale == Baseline);
}
