using Xfel.ML.Internals;
using Xfel.ML.Simulation;

namespace Xfel.ML;

/// <summary>What a run of <c>han-generalisation</c> takes.</summary>
public sealed record HanGeneralisationSettings
{
    /// <summary>Shape of the particles that the network is trained on, one of the shapes of <c>spi-hits</c>.</summary>
    public string TrainedOn { get; init; } = "icosahedron";

    /// <summary>Shapes of the particles that it is tested on.</summary>
    public IReadOnlyList<string> TestedOn { get; init; } = ["icosahedron", "truncated-icosahedron", "torus"];

    /// <summary>Frames for training, half of them single hits; a twentieth chooses the epoch.</summary>
    public required int TrainingFrames { get; init; }

    /// <summary>Frames for the test of each shape, half of them single hits.</summary>
    public required int TestFrames { get; init; }

    /// <summary>Height and width of a frame.</summary>
    public required int Side { get; init; }

    /// <summary>Passes over the training frames.</summary>
    public required int Epochs { get; init; }

    /// <summary>Frames a step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>
    /// The settings of a size. Small frames are 64 x 64 because the same minutes at 128 x 128 end long before the network has learnt its own icosahedra
    /// (10 epochs: 0.957 right in training against 0.985 after 14 at 64 x 64, in almost three times the time).
    /// </summary>
    /// <param name="size">How large.</param>
    public static HanGeneralisationSettings Of(ExperimentSize size) => size switch
    {
        ExperimentSize.Tiny => new() { TrainingFrames = 160, TestFrames = 40, Side = 32, Epochs = 2, BatchSize = 16 },
        ExperimentSize.Paper => new() { TrainingFrames = 58_000, TestFrames = 4_000, Side = 128, Epochs = 20 },
        _ => new() { TrainingFrames = 6_000, TestFrames = 1_500, Side = 64, Epochs = 20 },
    };

    /// <summary>Throws one exception that names every fault of these settings.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public void Validate()
    {
        var faults = new OptionFaults();
        foreach ((string name, int value) in ((string, int)[])[(nameof(TrainingFrames), TrainingFrames), (nameof(TestFrames), TestFrames)])
            faults.Require(value >= 2 && value % 2 == 0, $"{name} is {value}; an even number from 2 up was expected");
        foreach ((string name, int value) in ((string, int)[])[(nameof(Side), Side), (nameof(Epochs), Epochs), (nameof(BatchSize), BatchSize)])
            faults.Require(value >= 1, $"{name} is {value}; at least 1 was expected");
        foreach (string shape in TestedOn.Prepend(TrainedOn).Distinct())
            faults.Require(Preset.SpiHits.ShapeNames.Contains(shape), $"'{shape}' is no shape of {Preset.SpiHits.Name}; of {string.Join(", ", Preset.SpiHits.ShapeNames)} was expected");
        faults.Require(TestedOn.Count > 0, $"{nameof(TestedOn)} is empty; at least one shape was expected");
        faults.Throw("settings");
    }
}
