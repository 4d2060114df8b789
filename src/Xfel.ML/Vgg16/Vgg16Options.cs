using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>Which network makes the features, and how.</summary>
public sealed record Vgg16Options
{
    /// <summary>The most frames that one forward pass takes.</summary>
    private const int LargestBatch = 1024;

    /// <summary>An ONNX file with VGG16's weights (the model zoo's <c>vgg16-7.onnx</c> or <c>vgg16-12.onnx</c>); null makes seeded random weights.</summary>
    public string? WeightsPath { get; init; }

    /// <summary>Width of a network with random weights, as a part of VGG16's; a weights file has a width of its own.</summary>
    public double Width { get; init; } = 0.25;

    /// <summary>Seed of random weights.</summary>
    public int Seed { get; init; }

    /// <summary>Frames per forward pass; features do not depend on it.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Threads per forward pass; 0 uses all processors. Features do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// Is told, after every forward pass, how many frames of the current pass over the data are done. <see cref="WorkProgress.Total"/> is 0 where the
    /// number of rows is unknown.
    /// </summary>
    public IProgress<WorkProgress>? Progress { get; init; }

    /// <summary>Throws one exception that names every fault of these options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        var faults = new OptionFaults();
        faults.Require(WeightsPath is not { Length: 0 }, $"{nameof(WeightsPath)} is empty; name an ONNX file, or pass null for random weights");
        faults.Require(Width is > 0 and <= 4, FormattableString.Invariant($"{nameof(Width)} is {Width}; it must be greater than 0 and at most 4"));
        faults.Require(BatchSize is >= 1 and <= LargestBatch, FormattableString.Invariant($"{nameof(BatchSize)} is {BatchSize}; it must be 1 to {LargestBatch}"));
        faults.Require(Threads >= 0, FormattableString.Invariant($"{nameof(Threads)} is {Threads}; it must be 1 or more, or 0 for all processors"));
        faults.Throw("options");
    }
}
