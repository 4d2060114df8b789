namespace Xfel.ML.Networks.Internals;

/// <summary>One step of a training pass before it has a layout: one node of the graph, or several that run as one.</summary>
/// <param name="Layers">What it computes, in order.</param>
/// <param name="Input">Index of the value that it reads.</param>
/// <param name="Shortcut">Index of the value that its <see cref="AddLayer"/> adds, if it has one.</param>
/// <param name="Output">Index of the value that it writes.</param>
/// <param name="Parameters">Indices of its parameters in the order of <see cref="NetworkGraph"/>.</param>
internal sealed record StepNode(IReadOnlyList<Layer> Layers, int Input, int? Shortcut, int Output, IReadOnlyList<int> Parameters)
{
    public Layer First => Layers[0];

    public bool Adds => Shortcut is not null;

    public T? Find<T>()
        where T : Layer => Layers.OfType<T>().FirstOrDefault();
}
