using System.Diagnostics.CodeAnalysis;
using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>What a run of <c>zimmermann-table6</c> takes.</summary>
public sealed record ZimmermannTable6Settings : ZimmermannSettings
{
    [SetsRequiredMembers]
    private ZimmermannTable6Settings(ZimmermannSettings common)
        : base(common)
    {
    }

    /// <summary>Factor of the logarithmic activation; the paper's default.</summary>
    public float LogAlpha { get; init; } = 0.2f;

    /// <summary>Angles at which rings are sampled; there are as many radii as a frame has rows, so that maps and frames are of one size and the networks the same.</summary>
    public int Angles { get; init; } = 360;

    /// <summary>Order of the upper triangle.</summary>
    public int Order { get; init; } = 8;

    /// <summary>
    /// The settings of a size. Maps come from frames of <see cref="ZimmermannSettings.SimulatedSide"/>, which have enough pixels on a ring to average noise away. Of 64 radii they do as well as of 112
    /// (F1 0.865 and 0.859 on held-out frames of the training set at the highest noise, 2,500 frames, 10 epochs; the frames themselves 0.891 and 0.897 at 64 x 64 and 112 x 112).
    /// </summary>
    /// <param name="size">How large.</param>
    public static new ZimmermannTable6Settings Of(ExperimentSize size) => size switch
    {
        ExperimentSize.Tiny => new(ZimmermannSettings.Of(size)) { Angles = 90 },
        _ => new(ZimmermannSettings.Of(size)),
    };

    private protected override void Check(OptionFaults faults)
    {
        base.Check(faults);
        faults.Require(LogAlpha is > 0 and < float.PositiveInfinity, FormattableString.Invariant($"{nameof(LogAlpha)} is {LogAlpha}; it must be finite and positive"));
        faults.Require(Side >= 3, $"{nameof(Side)} is {Side}; rings need at least 3");
        faults.Require(Angles is >= 2 and <= 16_384, $"{nameof(Angles)} is {Angles}; it must be 2 to 16384");
        faults.Require(Order >= 1 && Order <= Angles / 2, $"{nameof(Order)} is {Order}; it must be 1 to {Angles / 2}, half the number of angles");
    }
}
