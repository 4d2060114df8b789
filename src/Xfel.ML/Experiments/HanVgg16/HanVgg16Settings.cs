using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>What a run of <c>han-vgg16</c> takes.</summary>
public sealed record HanVgg16Settings
{
    /// <summary>Frames of <c>spi-real</c> for the regression, every one of a model of its own.</summary>
    public required int TrainingFrames { get; init; }

    /// <summary>Further frames for the test, the same ones at every scale.</summary>
    public required int TestFrames { get; init; }

    /// <summary>Height and width of a frame as it is simulated; the network sees it at 224 x 224.</summary>
    public int Side { get; init; } = 128;

    /// <summary>The intensity scales, in photons that are white; those of Han and Li, Fig. 6 and 7.</summary>
    public IReadOnlyList<float> Scales { get; init; } = [1, 2, 5, 10, 20, 50, 100, 1000];

    /// <summary>The scale that the others are held against, one of <see cref="Scales"/>; 10 is the paper's choice.</summary>
    public float Baseline { get; init; } = 10;

    /// <summary>Width of the network, whose weights are seeded random numbers, as a part of VGG16's.</summary>
    public double Width { get; init; } = 0.25;

    /// <summary>The settings of a size.</summary>
    /// <param name="size">How large.</param>
    public static HanVgg16Settings Of(ExperimentSize size) => size switch
    {
        ExperimentSize.Tiny => new() { TrainingFrames = 40, TestFrames = 24, Side = 32, Scales = [1, 10, 100], Width = 0.0625 },
        ExperimentSize.Paper => new() { TrainingFrames = 200_000, TestFrames = 2_000 },
        _ => new() { TrainingFrames = 3_000, TestFrames = 1_000 },
    };

    /// <summary>Throws one exception that names every fault of these settings.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public void Validate()
    {
        var faults = new OptionFaults();
        foreach ((string name, int value) in ((string, int)[])[(nameof(TrainingFrames), TrainingFrames), (nameof(TestFrames), TestFrames), (nameof(Side), Side)])
            faults.Require(value >= 1, $"{name} is {value}; at least 1 was expected");
        foreach (float scale in Scales)
            faults.Require(scale > 0 && float.IsFinite(scale), FormattableString.Invariant($"{nameof(Scales)} has {scale}; finite and positive scales were expected"));
        faults.Require(Scales.Contains(Baseline), FormattableString.Invariant($"{nameof(Baseline)} is {Baseline}; one of {nameof(Scales)} was expected"));
        faults.Require(Scales.Distinct().Count() == Scales.Count, $"{nameof(Scales)} has a scale twice; each once was expected");
        faults.Throw("settings");
    }
}
