using Xfel.ML.Internals;
using Xfel.ML.Networks;

namespace Xfel.ML;

/// <summary>How a diffraction network is trained inside an ML.NET pipeline.</summary>
public sealed record DiffractionNetworkOptions
{
    /// <summary>The column of labels; null takes <c>Label</c>, and <see cref="FrameColumns.Labels"/> where a row has several.</summary>
    public string? LabelColumnName { get; init; }

    /// <summary>The column of prepared frames, <c>Vector&lt;Single, height, width&gt;</c>: the size of the network's input.</summary>
    public string FeatureColumnName { get; init; } = FrameColumns.Frame;

    /// <summary>
    /// A column of whole numbers, keys, texts or Booleans, such as <see cref="FrameColumns.ModelId"/>: rows of one value lie on one side of the split into training and validation. Null splits row by row.
    /// </summary>
    public string? SamplingKeyColumnName { get; init; }

    /// <summary>The architecture, one of <see cref="DiffractionNetworks.Names"/>.</summary>
    public string Network { get; init; } = "resnet10";

    /// <summary>What differs of the network from its paper.</summary>
    public NetworkDesign Design { get; init; } = new();

    /// <summary>Optimiser, schedule, augmentation, validation, class weights, checkpoints. The loss is always the task's own: softmax, or sigmoid where a row has several labels.</summary>
    public TrainingOptions Training { get; init; } = TrainingPresets.Han2017;

    /// <summary>How the trained network scores.</summary>
    public NetworkScoreOptions Scoring { get; init; } = new();

    /// <summary>
    /// Most bytes of frames that training keeps in memory. All frames stay in memory if they fit, and the input is read once; else every epoch reads the input anew, and its order is drawn within a moving
    /// window of so many bytes.
    /// </summary>
    public long MemoryLimit { get; init; } = 1L << 30;

    /// <summary>Is told of every step, epoch and bad frame, on the thread that trains. Frames are called by their row in the input, from 0.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Ends training early; with checkpoints the state is saved first.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        var faults = new OptionFaults();
        faults.Require(LabelColumnName is null or { Length: > 0 }, $"{nameof(LabelColumnName)} is empty; name a column, or leave it out");
        faults.Require(FeatureColumnName is { Length: > 0 }, $"{nameof(FeatureColumnName)} is empty; name the column of frames");
        faults.Require(SamplingKeyColumnName is null or { Length: > 0 }, $"{nameof(SamplingKeyColumnName)} is empty; name a column, or leave it out");
        faults.Require(MemoryLimit >= 0, FormattableString.Invariant($"{nameof(MemoryLimit)} is {MemoryLimit}; it must be 0 or more bytes"));
        faults.Include(nameof(Network), () => DiffractionNetworks.Require(Network, Design));
        faults.Include(nameof(Training), () => Training.Validate());
        faults.Include(nameof(Scoring), () => Scoring.Validate());
        faults.Throw("options");
    }
}
