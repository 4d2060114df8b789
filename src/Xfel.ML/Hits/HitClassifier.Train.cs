using Microsoft.ML;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

public sealed partial class HitClassifier
{
    /// <summary>Trains a classifier. With a validation fraction, whole models are held out first and their metrics go into the manifest.</summary>
    /// <exception cref="InvalidInputException">The frames have no labels, only one class, or none is usable.</exception>
    public static HitClassifier Train(FrameCollection frames, HitClassifierOptions options)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(options);
        if (frames.Labels is null)
            throw new InvalidInputException($"{frames.Path}: has no labels; training needs an array 'labels' with one class a frame");
        (FrameCollection train, FrameCollection? held) = options.ValidationFraction > 0
            ? frames.SplitByModel(options.ValidationFraction, options.Seed)
            : (frames, null);
        HitClassifier classifier = Fit(train, options);
        if (held is null)
            return classifier;
        return classifier.WithMetrics(classifier.Evaluate(held, new ClassifyOptions
        {
            Strict = options.Strict,
            Progress = options.Progress,
            Cancellation = options.Cancellation,
        }).Metrics);
    }

    /// <summary>The same classifier with the metrics, measured on frames that it was not trained on, in its manifest.</summary>
    public HitClassifier WithMetrics(ClassificationEvaluation metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return new HitClassifier(MLContext, Model, InputSchema, Manifest with
        {
            Metrics = new Dictionary<string, double>
            {
                ["accuracy"] = metrics.Accuracy,
                ["precision"] = metrics.Precision,
                ["recall"] = metrics.Recall,
                ["frames"] = metrics.Frames,
            },
        });
    }

    private static HitClassifier Fit(FrameCollection frames, HitClassifierOptions options)
    {
        var mlContext = new MLContext(options.Seed);
        var bad = new SortedDictionary<int, BadFrame>();
        using var digest = new TrainingDigest();
        IDataView input = mlContext.Data.LoadFrames(frames, new FrameLoadOptions
        {
            PositiveClass = options.PositiveClass,
            Strict = options.Strict,
            // A trainer may pass over its input more than once: each bad frame is told once.
            OnBadFrame = frame =>
            {
                if (bad.TryAdd(frame.Index, frame))
                    options.OnBadFrame?.Invoke(frame);
            },
            OnRow = digest.Add,
            Progress = options.Progress,
            ProgressStage = "featurize",
            Cancellation = options.Cancellation,
        });
        RequireBothClasses(frames, options.PositiveClass);
        ITransformer model;
        try
        {
            model = Vgg16LogisticPipeline.Create(mlContext, options).Fit(input);
        }
        catch (Exception fault) when (fault is not InvalidInputException and not OperationCanceledException)
        {
            MLNetFaults.ThrowInner(fault);
            // A trainer without a single row throws; the reason is known better here.
            if (digest.Frames == 0)
                throw frames.NoUsableFrame(bad.Values.FirstOrDefault());
            throw;
        }

        if (digest.Positives == 0 || digest.Negatives == 0)
            throw OneClass(frames, options.PositiveClass, digest.Positives > 0, bad.Count);
        var manifest = new BundleManifest
        {
            Network = Vgg16LogisticPipeline.Network,
            ClassNames = [$"not {options.PositiveClass}", options.PositiveClass],
            Weights = StageFacts.WeightsOf(model),
            Preprocessing = StageFacts.PreprocessingOf(options.Rendering, options.Mask, options.Window),
            Seed = options.Seed,
            TrainingData = new TrainingDataFacts(frames.Path, digest.Frames, bad.Count, frames.Size.ToString(), digest.Finish()),
        };
        return new HitClassifier(mlContext, model, input.Schema, manifest);
    }

    /// <summary>Labels are known before any frame is read, so a file of one class is refused before any work.</summary>
    private static void RequireBothClasses(FrameCollection frames, string positiveClass)
    {
        int positive = frames.PositiveIndex(positiveClass);
        int positives = frames.Indices.Count(index => frames.IsOfClass(index, positive));
        if (positives == 0 || positives == frames.Count)
            throw OneClass(frames, positiveClass, positives > 0, 0);
    }

    private static InvalidInputException OneClass(FrameCollection frames, string positiveClass, bool positive, int bad) =>
        new($"{frames.Path}: every usable frame is labelled '{(positive ? "" : "not ")}{positiveClass}' ({frames.Count} frames, {bad} bad); training needs both classes: add frames of the other one");
}
