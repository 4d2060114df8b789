namespace Xfel.ML.Networks;

/// <summary>What turns a network's outputs into scores.</summary>
public enum NetworkHead
{
    /// <summary>One class of several: exp(x) / sum of exp over the channels; over flat outputs the scores of a frame sum to 1, over maps those of each pixel.</summary>
    Softmax,

    /// <summary>Several labels at once: 1 / (1 + exp(-x)) for each output.</summary>
    Sigmoid,

    /// <summary>The outputs themselves.</summary>
    None,
}
