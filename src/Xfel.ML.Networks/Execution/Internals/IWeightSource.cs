namespace Xfel.ML.Networks.Internals;

/// <summary>Gives the weights of a network's parametric layers (convolution, linear), counted from 0 in network order. Called from many threads.</summary>
internal interface IWeightSource
{
    /// <summary>The weights of one output: <c>[input channel][row][column]</c> of a kernel, or the inputs of a linear layer in flatten order.</summary>
    void ReadRow(int layer, int output, Span<float> weights);

    void ReadBias(int layer, Span<float> bias);
}
