namespace Xfel.ML.Networks;

/// <summary>What decides which epoch is the best: of the validation frames, or of the training frames where none are held out.</summary>
public enum TrainingMetric
{
    /// <summary>The loss without the penalty on weights; lower is better.</summary>
    Loss,

    /// <summary>Share of correct frames, or over all decisions for labels; higher is better.</summary>
    Accuracy,

    /// <summary>Mean of the classes' F1 (harmonic mean of precision and recall); higher is better.</summary>
    MacroF1,
}
