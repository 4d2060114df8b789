namespace Xfel.ML;

/// <summary>How often one rule between labels is broken.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Frames">The frames that break it.</param>
public sealed record LabelRuleViolation(LabelRule Rule, Proportion Frames);
