namespace Xfel.ML.Networks;

/// <summary>What turns a network's outputs into scores.</summary>
public enum NetworkHead
{
    /// <summary>One class per frame: scores are positive and sum to 1.</summary>
    Softmax,

    /// <summary>Any number of labels per frame: each score lies between 0 and 1.</summary>
    Sigmoid,

    /// <summary>The outputs themselves.</summary>
    None,
}
