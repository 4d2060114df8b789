using System.Collections.Concurrent;
using Microsoft.ML;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>
/// Decides for each frame whether it shows a single particle: intensity-scale rendering, VGG16 features and logistic regression
/// (Han &amp; Li, section 4.2), as a fitted ML.NET pipeline. Safe to share between threads.
/// </summary>
public sealed partial class HitClassifier
{
    private readonly MLContext _mlContext;

    private HitClassifier(MLContext mlContext, ITransformer model, DataViewSchema inputSchema, BundleManifest manifest)
    {
        _mlContext = mlContext;
        Model = model;
        InputSchema = inputSchema;
        Manifest = manifest;
    }

    /// <summary>The fitted pipeline, for use in one's own ML.NET code.</summary>
    public ITransformer Model { get; }

    /// <summary>The schema that the pipeline was fitted on.</summary>
    public DataViewSchema InputSchema { get; }

    /// <summary>What the model is and what it was trained on.</summary>
    public BundleManifest Manifest { get; }

    /// <summary>The class that is looked for.</summary>
    public string PositiveClass => Manifest.ClassNames[1];

    /// <summary>Loads a classifier from a model bundle.</summary>
    /// <exception cref="BundleException">The file is no whole bundle, or holds another kind of model.</exception>
    public static HitClassifier Load(string path)
    {
        var mlContext = new MLContext();
        ModelBundle bundle = ModelBundle.Load(mlContext, path);
        if (bundle.Manifest.Network != Vgg16LogisticPipeline.Network || bundle.Manifest.ClassNames.Count != 2)
            throw new BundleException($"{path}: holds the model '{bundle.Manifest.Network}' with {bundle.Manifest.ClassNames.Count} classes; expected '{Vgg16LogisticPipeline.Network}' with 2: give a bundle that 'xfel-ml train {Vgg16LogisticPipeline.Network}' wrote");
        return new HitClassifier(mlContext, bundle.Model, bundle.InputSchema, bundle.Manifest);
    }

    /// <summary>Saves the classifier as a model bundle, whole or not at all.</summary>
    public void Save(string path) => ModelBundle.Save(_mlContext, Model, InputSchema, path, Manifest);

    /// <summary>
    /// Decides frame by frame, lazily and in order. A bad frame gets the decision <see cref="FrameDecision.Bad"/> and a reason; the run goes on.
    /// </summary>
    /// <exception cref="InvalidInputException">The model has a mask of another size; or, at the end, no frame was usable.</exception>
    public IEnumerable<FrameDecision> Classify(FrameCollection frames, ClassifyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(frames);
        frames.Require(Mask, "the model's mask");
        return Decide(frames, options ?? new ClassifyOptions());
    }

    private IEnumerable<FrameDecision> Decide(FrameCollection frames, ClassifyOptions options)
    {
        // ML.NET may read ahead on threads of its own.
        var bad = new ConcurrentQueue<BadFrame>();
        // Labels play no part here, so a file whose classes have other names is classified all the same.
        IDataView input = _mlContext.Data.LoadFrames(frames.WithoutLabels(), new FrameLoadOptions
        {
            Strict = options.Strict,
            OnBadFrame = bad.Enqueue,
            Progress = options.Progress,
            ProgressStage = "classify",
            Cancellation = options.Cancellation,
        });
        bool any = false;
        // Scoring looks ahead in batches, so bad frames are known before the good frames that follow them: merged by index, order is kept.
        foreach (HitScore score in MLNetFaults.Unwrapped(_mlContext.Data.CreateEnumerable<HitScore>(Model.Transform(input), reuseRowObject: true)))
        {
            any = true;
            while (bad.TryPeek(out BadFrame? frame) && frame.Index < score.Index && bad.TryDequeue(out frame))
                yield return Decision(frame);
            yield return Decision(frames.Path, score);
        }

        if (!any)
            throw frames.NoUsableFrame(bad.TryPeek(out BadFrame? first) ? first : null);
        while (bad.TryDequeue(out BadFrame? frame))
            yield return Decision(frame);
    }

    private static FrameDecision Decision(BadFrame bad) =>
        new() { File = bad.File, Index = bad.Index, Decision = FrameDecision.Bad, Reason = bad.Reason };

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
