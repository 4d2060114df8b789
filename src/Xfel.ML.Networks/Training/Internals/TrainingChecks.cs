using Xfel.ML.Numerics;

namespace Xfel.ML.Networks.Internals;

/// <summary>Whether a network, frames, targets and options fit each other; what is found wrong is said before the first step.</summary>
internal static class TrainingChecks
{
    public static void Check(NetworkDescription network, ITrainingFrames frames, TrainingTargets targets, TrainingOptions options)
    {
        options.Validate(network.Input);
        if (frames.Shape != network.Input)
            throw new ArgumentException($"found frames of {frames.Shape}; {network.Name} takes {network.Input}; crop or resize the frames, or describe the network for their shape", nameof(frames));
        if (network.Output.Length != targets.Names.Count)
            throw new ArgumentException($"found {targets.Names.Count} targets ({string.Join(", ", targets.Names)}); {network.Name} has {network.Output.Length} outputs; describe the network with as many outputs as targets", nameof(targets));
        if (frames.Count != targets.Count)
            throw new InvalidInputException($"the targets: found {targets.Count} for {frames.Count} frames; expected one for each frame; give the labels of these frames");
        CheckLoss(targets, options);
        if (options.BatchSize == 1 && HasBatchNorm(network.Layers))
            throw new ArgumentException($"{nameof(options.BatchSize)} is 1; {network.Name} has batch normalisation, which needs at least 2 frames", nameof(options));
    }

    public static void CheckSplit(TrainingSplit split, TrainingOptions options)
    {
        if (split.Training.Count < options.BatchSize)
        {
            throw new InvalidInputException(
                $"the training frames: found {split.Training.Count} (and {split.Validation.Count} for validation); expected at least one batch of {options.BatchSize}; give more frames or a smaller batch");
        }
    }

    public static bool HasBatchNorm(Sequential layers) => layers.Any(layer => layer switch
    {
        BatchNormLayer => true,
        GroupLayer group => HasBatchNorm(group.Layers),
        ResidualLayer residual => HasBatchNorm(residual.Body) || HasBatchNorm(residual.Shortcut),
        _ => false,
    });

    private static void CheckLoss(TrainingTargets targets, TrainingOptions options)
    {
        TargetKind expected = options.Loss switch
        {
            TrainingLoss.SoftmaxCrossEntropy => TargetKind.Class,
            TrainingLoss.SigmoidCrossEntropy => TargetKind.Labels,
            _ => TargetKind.Values,
        };
        if (targets.Kind != expected)
            throw new ArgumentException($"{nameof(options.Loss)} is {options.Loss} and the targets are of kind {targets.Kind}; this loss takes {expected}", nameof(options));
        if (options.ClassWeights is { } weights && weights.Count != targets.Names.Count)
            throw new ArgumentException($"{nameof(options.ClassWeights)} has {weights.Count} values; the targets have {targets.Names.Count} names ({string.Join(", ", targets.Names)})", nameof(options));
        if (targets.Kind == TargetKind.Values && options.BestBy != TrainingMetric.Loss)
            throw new ArgumentException($"{nameof(options.BestBy)} is {options.BestBy}; targets that are numbers can be judged by {nameof(TrainingMetric.Loss)} only", nameof(options));
    }
}
