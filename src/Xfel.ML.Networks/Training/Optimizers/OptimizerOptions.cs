namespace Xfel.ML.Networks;

/// <summary>How gradients change weights: <see cref="SgdOptions"/> or <see cref="AdamOptions"/>.</summary>
public abstract record OptimizerOptions
{
    private protected OptimizerOptions()
    {
    }

    internal abstract IEnumerable<string> Faults();
}
