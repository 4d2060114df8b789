namespace Microsoft.ML.Data;

/// <summary>The uses of a pipeline that a transformer in it takes part in.</summary>
[Flags]
public enum TransformerScope
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Fitting.</summary>
    Training = 1 << 0,

    /// <summary>Evaluation.</summary>
    Testing = 1 << 1,

    /// <summary>Prediction.</summary>
    Scoring = 1 << 2,

    /// <summary>Fitting and evaluation.</summary>
    TrainTest = Training | Testing,

    /// <summary>All.</summary>
    Everything = Training | Testing | Scoring,
}
