namespace Xfel.ML;

/// <summary>Rules between labels, held against predictions and, as a check of rules and labels, against the truth.</summary>
/// <param name="Predicted">What the predictions break.</param>
/// <param name="Truth">What the truth breaks: nothing, if rules and labels are right.</param>
public sealed record LabelRuleReport(LabelRuleViolations Predicted, LabelRuleViolations Truth);
