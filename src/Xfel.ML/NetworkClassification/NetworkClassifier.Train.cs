using System.Globalization;
using Microsoft.ML;
using Xfel.ML.Internals;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML;

public sealed partial class NetworkClassifier
{
    /// <summary>
    /// Trains a network on labelled frames. Frames with one class each train a softmax head, frames with any number of labels a sigmoid head, unless the options' loss says otherwise.
    /// </summary>
    /// <param name="frames">Labelled frames; with model ids, whole models are held out.</param>
    /// <param name="options">Network, preparation and training.</param>
    /// <exception cref="InvalidInputException">The frames have no labels, a class without example, or do not fit the network; a frame is bad and training is strict; training diverged.</exception>
    /// <exception cref="CheckpointException">A checkpoint cannot be read or saved, or is of another training.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public static NetworkTraining Train(FrameCollection frames, NetworkClassifierOptions options)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(options);
        options.Preparation.Validate();
        DiffractionNetworks.Require(options.Network, options.Design);
        if (frames.Labels is null)
            throw new InvalidInputException($"{frames.Path}: has no labels; training needs an array 'labels' with one class a frame, or a 0 or 1 for each class");
        frames.Require(options.Preparation.Mask, "the mask");
        TrainingOptions training = options.Training with { Loss = LossFor(frames, options.Training.Loss) };
        NetworkDescription network = DiffractionNetworks.Describe(options.Network, frames.Labels.ClassNames.Count, options.Preparation.SizeFor(frames.Size), options.Design);
        (TrainingDataFacts facts, IReadOnlyList<BadFrame> bad) = Look(frames, training.Strict, options.Cancellation);
        TrainingResult result = NetworkTrainer.Train(network, new PreparedFrames(frames, options.Preparation), LabelTargets.Of(frames), training, options.Progress, options.Cancellation);

        var mlContext = new MLContext(training.Seed);
        var score = new ScoreNetworkTransformer(new ColumnPair(nameof(NetworkScore.Score), Prepared), result.Model, options.Scoring);
        var manifest = new BundleManifest
        {
            Network = options.Network,
            ClassNames = frames.Labels.ClassNames,
            Weights = string.Create(CultureInfo.InvariantCulture, $"{network.Name}, {network.ParameterCount} parameters, trained from random weights (seed {training.Seed}), epoch {result.BestEpoch} of {result.History.Count}"),
            Preprocessing = options.Preparation.ToString(),
            Seed = training.Seed,
            TrainingData = facts with { Frames = result.Split.Training.Count },
            Metrics = MetricsOf(result),
        };
        DataViewSchema schema = mlContext.Data.LoadFrames(frames.WithoutLabels()).Schema;
        return new NetworkTraining(new NetworkClassifier(mlContext, Chain(options.Preparation, score), schema, manifest), result, bad);
    }

    private static TrainingLoss LossFor(FrameCollection frames, TrainingLoss loss) => (frames.Labels!.Indicators, loss) switch
    {
        (null, TrainingLoss.SigmoidCrossEntropy) => TrainingLoss.SoftmaxCrossEntropy,
        (not null, TrainingLoss.SoftmaxCrossEntropy) => TrainingLoss.SigmoidCrossEntropy,
        _ => loss,
    };

    /// <summary>One pass before training: which frames are bad, and the digest of what is trained on.</summary>
    private static (TrainingDataFacts Facts, IReadOnlyList<BadFrame> Bad) Look(FrameCollection frames, bool strict, CancellationToken cancellation)
    {
        var bad = new List<BadFrame>();
        using var digest = new TrainingDigest();
        foreach ((int index, float[]? pixels, string? reason) in frames.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (pixels is not null)
            {
                digest.Add(index, frames.ClassNameOf(index), pixels);
                continue;
            }

            bad.Add(new BadFrame(frames.Path, index, reason!));
            if (strict)
                throw new BadFrameException(bad[0]);
        }

        if (bad.Count == frames.Count)
            throw frames.NoUsableFrame(bad.FirstOrDefault());
        return (new TrainingDataFacts(frames.Path, frames.Count - bad.Count, bad.Count, frames.Size.ToString(), digest.Finish()), bad);
    }

    /// <summary>The figures of the best epoch on the frames that were held out; none when none were.</summary>
    private static Dictionary<string, double> MetricsOf(TrainingResult result)
    {
        TrainingEpoch best = result.History[result.BestEpoch - 1];
        if (best.ValidationAccuracy is not { } accuracy || best.Classes.Count == 0)
            return [];
        return new Dictionary<string, double>
        {
            ["accuracy"] = accuracy,
            ["precision"] = best.Classes.Average(score => score.Precision),
            ["recall"] = best.Classes.Average(score => score.Recall),
            ["frames"] = result.Split.Validation.Count,
        };
    }
}
