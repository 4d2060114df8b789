namespace Xfel.ML.Networks.Internals;

/// <summary>Where training stands; together with the engine's parameters and the optimiser's moments all that a checkpoint holds.</summary>
internal sealed class TrainingState(int outputs)
{
    /// <summary>Complete epochs.</summary>
    public int Epoch { get; set; }

    /// <summary>Complete steps of the epoch after these.</summary>
    public int Step { get; set; }

    public EpochTally Tally { get; set; } = EpochTally.Create(outputs);

    public List<TrainingEpoch> History { get; } = [];

    /// <summary>Number of the best epoch, from 1; 0 before the first.</summary>
    public int BestEpoch { get; set; }

    /// <summary>Parameters of the best epoch in canonical order.</summary>
    public float[][]? BestParameters { get; set; }

    public PixelNormalization? Normalization { get; set; }
}
