using System.Collections.Concurrent;
using Microsoft.ML;
using Xfel.ML.Formats;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>
/// Decides for each frame what it shows: a fitted ML.NET pipeline with the facts about its training. Safe to share between threads.
/// </summary>
public abstract class FrameClassifier
{
    private protected FrameClassifier(MLContext mlContext, ITransformer model, DataViewSchema inputSchema, BundleManifest manifest)
    {
        MLContext = mlContext;
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

    /// <summary>Good pixels; null takes all of them.</summary>
    public abstract Mask? Mask { get; }

    private protected MLContext MLContext { get; }

    /// <summary>Loads whichever classifier a model bundle holds.</summary>
    /// <param name="path">A file that <see cref="Save"/> wrote.</param>
    /// <exception cref="BundleException">The file is no whole bundle, or holds another kind of model.</exception>
    public static FrameClassifier Load(string path)
    {
        var mlContext = new MLContext();
        ModelBundle bundle = ModelBundle.Load(mlContext, path);
        return HitClassifier.From(mlContext, bundle)
            ?? (FrameClassifier?)NetworkClassifier.From(mlContext, bundle)
            ?? throw new BundleException($"{path}: holds the model '{bundle.Manifest.Network}' with {bundle.Manifest.ClassNames.Count} classes, which is no classifier of frames; give a bundle that 'xfel-ml train' wrote");
    }

    /// <summary>Saves the classifier as a model bundle, whole or not at all.</summary>
    /// <param name="path">The file to write.</param>
    public void Save(string path) => ModelBundle.Save(MLContext, Model, InputSchema, path, Manifest);

    /// <summary>
    /// Decides frame by frame, lazily and in order. A bad frame gets the decision <see cref="FrameDecision.Bad"/> and a reason; the run goes on.
    /// </summary>
    /// <param name="frames">The frames; their labels play no part.</param>
    /// <param name="options">How to go through them.</param>
    /// <exception cref="InvalidInputException">The model has a mask of another size; or, at the end, no frame was usable.</exception>
    public IEnumerable<FrameDecision> Classify(FrameCollection frames, ClassifyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(frames);
        frames.Require(Mask, "the model's mask");
        RequireSize(frames);
        IEnumerable<FrameDecision> decisions = Decide(frames, options ?? new ClassifyOptions());
        return frames.Ids is { } ids && (ids.Trains ?? ids.Pulses) is not null ? decisions.Select(decision => Named(decision, ids)) : decisions;
    }

    /// <summary>Decides on labelled frames and holds the decisions against the labels. Bad frames are counted and left out of the metrics.</summary>
    /// <param name="frames">Labelled frames.</param>
    /// <param name="options">How to go through them.</param>
    /// <exception cref="InvalidInputException">The frames have no labels, their classes are not the model's, or no frame is usable.</exception>
    public FrameEvaluation Evaluate(FrameCollection frames, ClassifyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(frames);
        if (frames.Labels is null)
            throw new InvalidInputException($"{frames.Path}: has no labels; evaluation needs an array 'labels' with one class a frame");
        RequireLabels(frames);
        FrameDecision[] decisions = [.. Classify(frames, options)];
        FrameDecision[] usable = [.. decisions.Where(decision => decision.IsUsable)];
        // Frames of one model resemble each other: intervals that took them for independent would be too narrow.
        var bootstrap = new BootstrapOptions { Groups = frames.Labels.ModelIds is { } models ? [.. usable.Select(decision => models[decision.Index])] : null };
        FrameMeasures measures = Measure(frames, usable, decisions.Length - usable.Length, bootstrap);
        return new FrameEvaluation(measures.Metrics, measures.Roc, decisions, [.. decisions.Select(decision => frames.ClassNameOf(decision.Index))]) { Labels = measures.Labels };
    }

    /// <summary>Throws when the model cannot look at frames of this size, before any frame is read.</summary>
    private protected virtual void RequireSize(FrameCollection frames)
    {
    }

    /// <summary>Throws when the labels do not name the model's classes, before any frame is read.</summary>
    private protected abstract void RequireLabels(FrameCollection frames);

    /// <summary>Holds the decisions on usable frames against the labels.</summary>
    private protected abstract FrameMeasures Measure(FrameCollection frames, IReadOnlyList<FrameDecision> usable, int bad, BootstrapOptions bootstrap);

    /// <summary>The decisions on the rows of a view that the pipeline has scored, with the index of each row.</summary>
    private protected abstract IEnumerable<(int Index, FrameDecision Decision)> Read(IDataView scored, string file);

    private IEnumerable<FrameDecision> Decide(FrameCollection frames, ClassifyOptions options)
    {
        // ML.NET may read ahead on threads of its own.
        var bad = new ConcurrentQueue<BadFrame>();
        // Labels play no part here, so a file whose classes have other names is classified all the same.
        IDataView input = MLContext.Data.LoadFrames(frames.WithoutLabels(), new FrameLoadOptions
        {
            Strict = options.Strict,
            OnBadFrame = bad.Enqueue,
            Progress = options.Progress,
            ProgressStage = "classify",
            Cancellation = options.Cancellation,
        });
        bool any = false;
        BadFrame? unscored = null;
        // Scoring looks ahead in batches, so bad frames are known before the good frames that follow them: merged by index, order is kept.
        foreach ((int index, FrameDecision decision) in MLNetFaults.Unwrapped(Read(Model.Transform(input), frames.Path)))
        {
            while (bad.TryPeek(out BadFrame? frame) && frame.Index < index && bad.TryDequeue(out frame))
                yield return Decision(frame);
            if (decision.Probabilities!.Values.All(float.IsFinite))
            {
                any = true;
                yield return decision;
                continue;
            }

            var without = new BadFrame(frames.Path, index, "the model's score of it is not a number (NaN); it has values beyond what the model can compute with");
            if (options.Strict)
                throw new BadFrameException(without);
            unscored ??= without;
            yield return Decision(without);
        }

        if (!any)
            throw frames.NoUsableFrame(unscored ?? (bad.TryPeek(out BadFrame? first) ? first : null));
        while (bad.TryDequeue(out BadFrame? frame))
            yield return Decision(frame);
    }

    private static FrameDecision Named(FrameDecision decision, FrameIds ids) =>
        decision with { Train = ids.Trains?[decision.Index], Pulse = ids.Pulses?[decision.Index] };

    private static FrameDecision Decision(BadFrame bad) =>
        new() { File = bad.File, Index = bad.Index, Decision = FrameDecision.Bad, Reason = bad.Reason };
}
