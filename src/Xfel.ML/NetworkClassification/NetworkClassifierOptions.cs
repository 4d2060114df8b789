using Xfel.ML.Networks;

namespace Xfel.ML;

/// <summary>How a network is trained on labelled frames.</summary>
public sealed record NetworkClassifierOptions
{
    /// <summary>The architecture, one of <see cref="DiffractionNetworks.Names"/>.</summary>
    public string Network { get; init; } = "resnet10";

    /// <summary>What differs of the network from its paper.</summary>
    public NetworkDesign Design { get; init; } = new();

    /// <summary>What is done to a frame before the network sees it.</summary>
    public FramePreparation Preparation { get; init; } = new();

    /// <summary>Optimiser, schedule, augmentation, validation, checkpoints.</summary>
    public TrainingOptions Training { get; init; } = TrainingPresets.Han2017;

    /// <summary>Frames per scoring pass of the finished classifier.</summary>
    public NetworkScoreOptions Scoring { get; init; } = new();

    /// <summary>Is told of every step, epoch and bad frame.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Ends training early; with checkpoints the state is saved first.</summary>
    public CancellationToken Cancellation { get; init; }
}
