using System.Diagnostics.CodeAnalysis;
using Xfel.ML.Internals;

namespace Xfel.ML;

/// <summary>What a run of <c>zimmermann-table4</c> takes.</summary>
public sealed record ZimmermannTable4Settings : ZimmermannSettings
{
    [SetsRequiredMembers]
    private ZimmermannTable4Settings(ZimmermannSettings common)
        : base(common)
    {
    }

    /// <summary>Factors of the logarithmic activation that are compared; 0 is a rectifier in its place, which all others are held against.</summary>
    public IReadOnlyList<float> Alphas { get; init; } = [0.2f, 0.5f, 1, 0];

    /// <summary>Networks of each factor: they differ in first weights, order and held-out frames, not in the training set.</summary>
    public int Seeds { get; init; } = 3;

    /// <summary>The settings of a size.</summary>
    /// <param name="size">How large.</param>
    public static new ZimmermannTable4Settings Of(ExperimentSize size) => new(ZimmermannSettings.Of(size));

    private protected override void Check(OptionFaults faults)
    {
        base.Check(faults);
        faults.Require(Seeds >= 1, $"{nameof(Seeds)} is {Seeds}; at least 1 was expected");
        faults.Require(Alphas.All(alpha => alpha is >= 0 and < float.PositiveInfinity), $"{nameof(Alphas)} holds a value that is negative or not finite");
        faults.Require(Alphas.Contains(0) && Alphas.Distinct().Count() == Alphas.Count && Alphas.Count > 1, $"{nameof(Alphas)} must hold 0, which the others are held against, and others, each once");
    }
}
