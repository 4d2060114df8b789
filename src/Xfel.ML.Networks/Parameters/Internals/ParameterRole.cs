namespace Xfel.ML.Networks.Internals;

/// <summary>What a parameter is for: decides initialisation, regularisation and whether it is trained.</summary>
internal enum ParameterRole
{
    /// <summary>Weights of a convolution or linear layer: He initialisation, regularised.</summary>
    Kernel,

    /// <summary>Bias of a convolution or linear layer, starts at 0.</summary>
    Bias,

    /// <summary>Scale of a batch normalisation, starts at 1.</summary>
    Scale,

    /// <summary>Shift of a batch normalisation, starts at 0.</summary>
    Shift,

    /// <summary>Running mean of a batch normalisation: not trained, starts at 0.</summary>
    RunningMean,

    /// <summary>Running variance of a batch normalisation: not trained, starts at 1.</summary>
    RunningVariance,

    /// <summary>Factor of a logarithmic activation; kept positive.</summary>
    Alpha,
}
