namespace Xfel.ML.Simulation;

/// <summary>A kind of model: its classes, and how many of a thousand models have them.</summary>
/// <param name="Share">Of a thousand models.</param>
/// <param name="Classes">In increasing order.</param>
internal sealed record HeliumScenario(int Share, params HeliumClass[] Classes)
{
    public bool Has(HeliumClass kind) => Array.IndexOf(Classes, kind) >= 0;
}
