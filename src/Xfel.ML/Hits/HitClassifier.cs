using Microsoft.ML;
using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>
/// Decides for each frame whether it shows a single particle: intensity-scale rendering, VGG16 features and logistic regression
/// (Han &amp; Li, section 4.2), as a fitted ML.NET pipeline. Safe to share between threads.
/// </summary>
public sealed partial class HitClassifier : FrameClassifier
{
    private HitClassifier(MLContext mlContext, ITransformer model, DataViewSchema inputSchema, BundleManifest manifest)
        : base(mlContext, model, inputSchema, manifest)
    {
    }

    /// <summary>The class that is looked for.</summary>
    public string PositiveClass => Manifest.ClassNames[1];

    /// <summary>Loads a classifier from a model bundle.</summary>
    /// <param name="path">A file that <see cref="FrameClassifier.Save"/> wrote.</param>
    /// <exception cref="BundleException">The file is no whole bundle, or holds another kind of model.</exception>
    public static new HitClassifier Load(string path) => FrameClassifier.Load(path) as HitClassifier
        ?? throw new BundleException($"{path}: holds another classifier than '{Vgg16LogisticPipeline.Network}': load it with {nameof(FrameClassifier)}.{nameof(Load)}");

    /// <summary>The classifier of a bundle; null when the bundle holds another kind of model.</summary>
    internal static HitClassifier? From(MLContext mlContext, ModelBundle bundle) =>
        bundle.Manifest.Network == Vgg16LogisticPipeline.Network && bundle.Manifest.ClassNames.Count == 2
            ? new HitClassifier(mlContext, bundle.Model, bundle.InputSchema, bundle.Manifest)
            : null;

    private protected override IEnumerable<(int Index, FrameDecision Decision)> Read(IDataView scored, string file) =>
        MLContext.Data.CreateEnumerable<HitScore>(scored, reuseRowObject: true).Select(score => ((int)score.Index, Decision(file, score)));

    private FrameDecision Decision(string file, HitScore score) => new()
    {
        File = file,
        Index = (int)score.Index,
        Decision = Manifest.ClassNames[score.PredictedLabel ? 1 : 0],
        Probability = score.PredictedLabel ? score.Probability : 1 - score.Probability,
        Probabilities = new Dictionary<string, float>
        {
            [Manifest.ClassNames[0]] = 1 - score.Probability,
            [Manifest.ClassNames[1]] = score.Probability,
        },
    };
}
