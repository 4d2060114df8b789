using System.Diagnostics.CodeAnalysis;
using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>What a run of <c>zimmermann-table5</c> takes.</summary>
public sealed record ZimmermannTable5Settings : ZimmermannSettings
{
    [SetsRequiredMembers]
    private ZimmermannTable5Settings(ZimmermannSettings common)
        : base(common)
    {
    }

    /// <summary>Factor of the logarithmic activation; the paper's default.</summary>
    public float LogAlpha { get; init; } = 0.2f;

    /// <summary>Parts of the training set, the largest first; smaller ones lie within larger ones.</summary>
    public IReadOnlyList<double> Shares { get; init; } = [1, 0.75, 0.5, 0.25];

    /// <summary>
    /// Whether a network of fewer frames goes through them more often, so that all take equally many steps. In few epochs the smallest set would else be learnt from for a quarter of the steps, and its
    /// figures would be those of a network that has not learnt to the end. The paper's 200 epochs are enough for any of its sets.
    /// </summary>
    public bool SameSteps { get; init; } = true;

    /// <summary>The settings of a size.</summary>
    /// <param name="size">How large.</param>
    public static new ZimmermannTable5Settings Of(ExperimentSize size) => new(ZimmermannSettings.Of(size)) { SameSteps = size != ExperimentSize.Paper };

    /// <summary>Passes over a part of the training set.</summary>
    internal int EpochsOf(double share) => SameSteps ? (int)Math.Round(Epochs / share) : Epochs;

    private protected override void Check(OptionFaults faults)
    {
        base.Check(faults);
        faults.Require(LogAlpha is > 0 and < float.PositiveInfinity, FormattableString.Invariant($"{nameof(LogAlpha)} is {LogAlpha}; it must be finite and positive"));
        faults.Require(Shares.Count > 1 && Shares.All(share => share is > 0 and <= 1), $"{nameof(Shares)} must hold two or more parts above 0, up to 1");
        faults.Require(Shares.Zip(Shares.Skip(1)).All(pair => pair.First > pair.Second), $"{nameof(Shares)} must fall");
    }
}
