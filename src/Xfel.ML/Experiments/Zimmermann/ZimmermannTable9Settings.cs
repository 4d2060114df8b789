using System.Diagnostics.CodeAnalysis;
using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>What a run of <c>zimmermann-table9</c> takes.</summary>
public sealed record ZimmermannTable9Settings : ZimmermannSettings
{
    [SetsRequiredMembers]
    private ZimmermannTable9Settings(ZimmermannSettings common)
        : base(common)
    {
    }

    /// <summary>The architectures, of <see cref="DiffractionNetworks.Names"/> without resnet10.</summary>
    public IReadOnlyList<string> Networks { get; init; } = ["resnet18", "resnet50", "resnet101", "vgg16", "vgg19"];

    /// <summary>Height and width of what a VGG network sees: the same frames, enlarged, for it has no smaller form.</summary>
    public int VggSide { get; init; } = 224;

    /// <summary>Multiple of the published number of channels of the VGG networks.</summary>
    public double VggWidth { get; init; } = 1;

    /// <summary>Whether the VGG networks have batch normalisation, which the published ones did not: without it frames in detector units give a loss of NaN in the second step at the common rate of 0.1.</summary>
    public bool VggBatchNorm { get; init; } = true;

    /// <summary>The settings of a size.</summary>
    /// <param name="size">How large.</param>
    public static new ZimmermannTable9Settings Of(ExperimentSize size) => size switch
    {
        ExperimentSize.Tiny => new(ZimmermannSettings.Of(size) with { TrainingFrames = 40, EvaluationFrames = 20, Epochs = 1 }) { VggWidth = 0.03125 },
        ExperimentSize.Paper => new(ZimmermannSettings.Of(size)),
        _ => new(ZimmermannSettings.Of(size) with { TrainingFrames = 1_500, EvaluationFrames = 500, Epochs = 10 }) { VggWidth = 0.125 },
    };

    private protected override void Check(OptionFaults faults)
    {
        base.Check(faults);
        foreach (string network in Networks)
            faults.Require(network != "resnet10" && DiffractionNetworks.Names.Contains(network), $"'{network}' is none of {string.Join(", ", DiffractionNetworks.Names.Where(name => name != "resnet10"))}");
        faults.Require(Networks.Count > 0, $"{nameof(Networks)} is empty; at least one network was expected");
        faults.Require(VggSide >= 224, $"{nameof(VggSide)} is {VggSide}; at least 224 was expected");
        faults.Require(VggWidth is > 0 and <= 4, FormattableString.Invariant($"{nameof(VggWidth)} is {VggWidth}; it must lie above 0, up to 4"));
    }
}
