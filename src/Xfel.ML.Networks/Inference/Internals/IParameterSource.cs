namespace Xfel.ML.Networks.Internals;

/// <summary>Gives the values of a graph's parameters. Called from many threads.</summary>
internal interface IParameterSource
{
    /// <summary>Reads values of one parameter in canonical order: of kernels one whole row (all weights of one output) at a time, of the others all values.</summary>
    /// <param name="parameter">Index in <see cref="NetworkGraph.Parameters"/>.</param>
    /// <param name="row">Output of a kernel, 0 for the others.</param>
    /// <param name="values">Where they go; its length is the row's.</param>
    void Read(int parameter, int row, Span<float> values);
}
