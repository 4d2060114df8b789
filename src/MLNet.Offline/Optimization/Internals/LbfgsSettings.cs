namespace Microsoft.ML.Numeric;

/// <summary>What a run of <see cref="LbfgsOptimizer"/> needs to know besides the function.</summary>
internal sealed record LbfgsSettings
{
    /// <summary>Pairs of steps and gradient changes that are kept.</summary>
    public int HistorySize { get; init; } = 20;

    /// <summary>The run ends when the weighted mean improvement of the value falls below this.</summary>
    public double Tolerance { get; init; } = 1e-7;

    /// <summary>The run ends after this many accepted steps at the latest.</summary>
    public int MaximumIterations { get; init; } = int.MaxValue;

    /// <summary>Weight of the L1 norm, which is added to the function; 0 takes the smooth path.</summary>
    public double L1Weight { get; init; }

    /// <summary>Leading parameters (biases) that the L1 norm leaves alone.</summary>
    public int BiasCount { get; init; }

    /// <summary>Keeps the parameters at or above zero.</summary>
    public bool NonNegative { get; init; }
}
