namespace Xfel.ML;

/// <summary>How often rules between labels are broken.</summary>
/// <param name="Frames">The frames that break one or more of them.</param>
/// <param name="Rules">Each rule that speaks of the labels at hand; none when no rule does.</param>
public sealed record LabelRuleViolations(Proportion Frames, IReadOnlyList<LabelRuleViolation> Rules);
