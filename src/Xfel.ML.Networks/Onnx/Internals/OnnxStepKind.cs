namespace Xfel.ML.Networks.Internals;

/// <summary>What a step of an imported graph is beyond the one operation of its node.</summary>
internal enum OnnxStepKind
{
    /// <summary>The node's operation.</summary>
    Operation,

    /// <summary>The sum of two paths.</summary>
    Sum,

    /// <summary>Mul, the last of the operations that make a logarithmic activation; its constant is the factor.</summary>
    LogActivation,

    /// <summary>Mul, after Sub of the frames; its constants are mean and scale.</summary>
    Normalization,
}
