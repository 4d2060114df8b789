namespace Xfel.ML.Networks.Internals;

/// <summary>Counts the layers of a text, nested ones included.</summary>
internal sealed class LayerBudget
{
    private const int MaxLayers = 10_000;
    private int _layers;

    public void Spend(string where)
    {
        if (++_layers > MaxLayers)
            throw NetworkJson.Fault(where, $"more than {MaxLayers} layers", $"at most {MaxLayers}");
    }
}
