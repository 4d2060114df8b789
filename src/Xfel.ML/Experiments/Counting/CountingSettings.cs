using Xfel.ML.Internals;
using Xfel.ML.Simulation;

namespace Xfel.ML;

/// <summary>What a run of an experiment takes that trains a network to count particles.</summary>
public record CountingSettings
{
    /// <summary>Shapes of the particles, equally often; Han and Li trained on icosahedra and truncated icosahedra.</summary>
    public IReadOnlyList<string> Shapes { get; init; } = ["icosahedron", "truncated-icosahedron"];

    /// <summary>Frames that a network learns from, in the class shares of <c>spi-hits</c>, every one of a model of its own.</summary>
    public required int TrainingFrames { get; init; }

    /// <summary>Further frames, which choose the epoch.</summary>
    public required int ValidationFrames { get; init; }

    /// <summary>Frames for a test.</summary>
    public required int TestFrames { get; init; }

    /// <summary>Height and width of a frame.</summary>
    public required int Side { get; init; }

    /// <summary>Passes over the training frames.</summary>
    public required int Epochs { get; init; }

    /// <summary>Frames a step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Seconds: shows that it runs.</summary>
    internal static CountingSettings Tiny { get; } = new() { TrainingFrames = 100, ValidationFrames = 20, TestFrames = 60, Side = 32, Epochs = 2, BatchSize = 16 };

    /// <summary>The numbers of Han and Li, section 5.1.</summary>
    internal static CountingSettings Paper { get; } = new() { TrainingFrames = 58_000, ValidationFrames = 1_000, TestFrames = 1_000, Side = 128, Epochs = 20 };

    /// <summary>Throws one exception that names every fault of these settings.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public void Validate()
    {
        var faults = new OptionFaults();
        foreach ((string name, int value) in ((string, int)[])
            [(nameof(TrainingFrames), TrainingFrames), (nameof(ValidationFrames), ValidationFrames), (nameof(TestFrames), TestFrames), (nameof(Side), Side), (nameof(Epochs), Epochs), (nameof(BatchSize), BatchSize)])
            faults.Require(value >= 1, $"{name} is {value}; at least 1 was expected");
        foreach (string shape in Shapes)
            faults.Require(Preset.SpiHits.ShapeNames.Contains(shape), $"'{shape}' is no shape of {Preset.SpiHits.Name}; of {string.Join(", ", Preset.SpiHits.ShapeNames)} was expected");
        faults.Require(Shapes.Count > 0, $"{nameof(Shapes)} is empty; at least one shape was expected");
        Check(faults);
        faults.Throw("settings");
    }

    /// <summary>What else must hold.</summary>
    private protected virtual void Check(OptionFaults faults)
    {
    }
}
