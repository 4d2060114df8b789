using System.Diagnostics.CodeAnalysis;
using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>What a run of <c>han-resnet</c> takes.</summary>
public sealed record HanResNetSettings : CountingSettings
{
    [SetsRequiredMembers]
    private HanResNetSettings(CountingSettings counting)
        : base(counting)
    {
    }

    /// <summary>Frames of one model in the second training, whose frames are divided without regard to their models; 100 in Han and Li.</summary>
    public int FramesPerModel { get; init; } = 100;

    /// <summary>Passes of the second training over as many frames as the first has.</summary>
    public required int RepeatedEpochs { get; init; }

    /// <summary>The settings of a size. Small frames are 64 x 64: the same minutes at 128 x 128 end long before the network has learnt.</summary>
    /// <param name="size">How large.</param>
    public static HanResNetSettings Of(ExperimentSize size) => size switch
    {
        ExperimentSize.Tiny => new(Tiny) { FramesPerModel = 10, RepeatedEpochs = 1 },
        ExperimentSize.Paper => new(Paper) { RepeatedEpochs = 20 },
        _ => new(new CountingSettings { TrainingFrames = 10_000, ValidationFrames = 500, TestFrames = 2_000, Side = 64, Epochs = 20 }) { RepeatedEpochs = 8 },
    };

    private protected override void Check(OptionFaults faults)
    {
        foreach ((string name, int value) in ((string, int)[])[(nameof(FramesPerModel), FramesPerModel), (nameof(RepeatedEpochs), RepeatedEpochs)])
            faults.Require(value >= 1, $"{name} is {value}; at least 1 was expected");
    }
}
