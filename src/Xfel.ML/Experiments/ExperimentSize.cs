namespace Xfel.ML;

/// <summary>How large an experiment is run.</summary>
public enum ExperimentSize
{
    /// <summary>Seconds: shows that it runs; its figures mean nothing.</summary>
    Tiny,

    /// <summary>Minutes on two cores: the paper's question on fewer frames.</summary>
    Small,

    /// <summary>The paper's own numbers of frames: hours.</summary>
    Paper,
}
