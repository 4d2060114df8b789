namespace Xfel.ML.Networks.Internals;

/// <summary>One operation of a lowered network.</summary>
/// <param name="Layer">What it computes; never a group or a residual layer.</param>
/// <param name="Inputs">Indices of the values that it reads: two for <see cref="AddLayer"/> (body, shortcut), one otherwise.</param>
/// <param name="Output">Index of the value that it writes.</param>
/// <param name="Parameters">Indices of its parameters, in the order of <see cref="NetworkGraph"/>'s documentation.</param>
internal sealed record GraphNode(Layer Layer, IReadOnlyList<int> Inputs, int Output, IReadOnlyList<int> Parameters)
{
    public int Input => Inputs[0];
}
