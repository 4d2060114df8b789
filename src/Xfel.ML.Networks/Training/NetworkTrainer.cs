using Xfel.ML.Networks.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML.Networks;

/// <summary>
/// Trains networks on the processor. The result depends on the network, the frames, the targets, the options and the vector instructions alone: any number of threads,
/// and any number of interruptions and resumptions, give the same bits.
/// </summary>
public static class NetworkTrainer
{
    internal static TrainingSeams Seams { get; } = new() { CreateEngine = static (network, batch, threads) => new TrainingPlan(network, batch, threads, TileSet.Best) };

    /// <summary>Trains a network from random weights, or goes on from a checkpoint (<see cref="CheckpointOptions.Resume"/>).</summary>
    /// <param name="network">What is trained; its output has one value for each of the targets' names.</param>
    /// <param name="frames">The frames, of the network's input shape.</param>
    /// <param name="targets">What the network shall say of each frame.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Is told of every step, epoch and bad frame, on the calling thread.</param>
    /// <param name="cancellation">Ends training at the next step; with <see cref="TrainingOptions.Checkpoints"/> the state is saved first.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the network does not fit frames and targets.</exception>
    /// <exception cref="InvalidInputException">
    /// The data cannot be trained on: differing lengths, a class without example, fewer frames than a batch, a bad frame with <see cref="TrainingOptions.Strict"/>.
    /// </exception>
    /// <exception cref="TrainingDivergedException">The loss became NaN or infinite.</exception>
    /// <exception cref="CheckpointException">A checkpoint cannot be read, saved, or is of other network, options or data.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public static TrainingResult Train(
        NetworkDescription network,
        ITrainingFrames frames,
        TrainingTargets targets,
        TrainingOptions options,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default) =>
        Train(network, frames, targets, options, progress, Seams, cancellation);

    internal static TrainingResult Train(
        NetworkDescription network,
        ITrainingFrames frames,
        TrainingTargets targets,
        TrainingOptions options,
        IProgress<TrainingProgress>? progress,
        TrainingSeams seams,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(options);
        using var run = new TrainingRun(network, frames, targets, options, progress, seams, cancellation);
        return run.Run();
    }
}
