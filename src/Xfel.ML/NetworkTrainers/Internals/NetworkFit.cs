using System.Numerics.Tensors;
using System.Runtime.ExceptionServices;
using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>Trains a network on rows of a data view: labels first, then frames, from memory where they fit.</summary>
internal static class NetworkFit
{
    public static DiffractionNetworkTraining Run(TrainingRows rows, TrainingLabels labels, NetworkDescription network, DiffractionNetworkOptions options)
    {
        try
        {
            return Train(rows, labels, network, options);
        }
        catch (Exception fault)
        {
            // Who reads the data view hears what the data view says: not that the source of training broke, nor that a reader thread did.
            Exception own = fault;
            while (own is TrainingSourceException { InnerException: { } inner })
                own = inner;
            if (own is not (InvalidInputException or OperationCanceledException))
                MLNetFaults.ThrowInner(own);
            if (own != fault)
                ExceptionDispatchInfo.Throw(own);
            throw;
        }
    }

    private static DiffractionNetworkTraining Train(TrainingRows rows, TrainingLabels labels, NetworkDescription network, DiffractionNetworkOptions options)
    {
        (int count, List<int> labelled, List<long>? groups) = rows.ReadLabels(labels, options.Cancellation);
        if (labelled.Count == 0)
            throw new InvalidInputException($"column '{rows.Label.Name}': found no label among {count} rows; training needs labelled frames");
        if (labelled.Count < count)
            options.Progress?.Report(new TrainingProgress { Stage = TrainingStage.Notice, Epochs = options.Training.Epochs, Message = $"column '{rows.Label.Name}': {count - labelled.Count} of {count} rows have no label and are left out" });
        TrainingTargets targets = labels.ToTargets(groups);
        // Drawn again by the trainer; here so that a class without example is told before any frame is computed.
        TrainingSplit.Draw(targets, options.Training.ValidationFraction, options.Training.Seed);

        var bad = new BadRows(labels, labelled, options.Progress);
        bool inMemory = labelled.Count * (long)rows.Size.PixelCount * sizeof(float) <= options.MemoryLimit;
        ITrainingFrames frames = inMemory ? InMemory(rows, labelled, network.Input, bad, options) : Streamed(rows, labelled, network.Input, options);
        TrainingResult result = NetworkTrainer.Train(network, frames, targets, options.Training with { Loss = labels.Loss }, bad, options.Cancellation);
        var split = new TrainingSplit([.. result.Split.Training.Select(frame => labelled[frame])], [.. result.Split.Validation.Select(frame => labelled[frame])]);
        return new DiffractionNetworkTraining(result with { Split = split }, count, count - labelled.Count, bad.Rows, inMemory);
    }

    private static TrainingFrameList InMemory(TrainingRows rows, List<int> labelled, FeatureShape shape, BadRows bad, DiffractionNetworkOptions options)
    {
        var frames = new List<ReadOnlyMemory<float>>(labelled.Count);
        foreach (TrainingFrame frame in rows.ReadFrames(labelled, options.Cancellation))
        {
            if (!TensorPrimitives.IsFiniteAll(frame.Pixels.Span))
                bad.Add(frames.Count, "a pixel is not finite");
            frames.Add(frame.Pixels.ToArray());
        }

        return new TrainingFrameList(shape, frames);
    }

    private static TrainingFrameSequence Streamed(TrainingRows rows, List<int> labelled, FeatureShape shape, DiffractionNetworkOptions options)
    {
        long window = options.MemoryLimit / ((long)rows.Size.PixelCount * sizeof(float));
        return new TrainingFrameSequence(shape, labelled.Count, () => rows.ReadFrames(labelled, options.Cancellation), (int)Math.Clamp(window, options.Training.BatchSize, Math.Max(labelled.Count, options.Training.BatchSize)));
    }
}
