namespace Xfel.ML;

/// <summary>A rule between labels that the truth obeys, so that a prediction which breaks it is wrong without a look at the truth.</summary>
public sealed record LabelRule
{
    private LabelRule(LabelRuleKind kind, params string[] labels)
    {
        if (labels.Length < 2 || labels.Distinct().Count() < labels.Length)
            throw new ArgumentException($"a rule is between two or more different labels; found {string.Join(", ", labels)}", nameof(labels));
        (Kind, Labels) = (kind, labels);
    }

    /// <summary>What the rule says.</summary>
    public LabelRuleKind Kind { get; }

    /// <summary>The labels that it speaks of.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>At most one of the labels applies to a frame.</summary>
    /// <param name="labels">Two or more labels.</param>
    /// <exception cref="ArgumentException">There are fewer than two, or two are the same.</exception>
    public static LabelRule AtMostOne(params string[] labels) => new(LabelRuleKind.AtMostOne, labels);

    /// <summary>Just one of the labels applies to a frame.</summary>
    /// <param name="labels">Two or more labels.</param>
    /// <exception cref="ArgumentException">There are fewer than two, or two are the same.</exception>
    public static LabelRule ExactlyOne(params string[] labels) => new(LabelRuleKind.ExactlyOne, labels);

    /// <summary>A subclass: where it applies, so does the class above it.</summary>
    /// <param name="child">The subclass.</param>
    /// <param name="parent">The class above it.</param>
    /// <exception cref="ArgumentException">Both are the same.</exception>
    public static LabelRule Implies(string child, string parent) => new(LabelRuleKind.Implies, child, parent);

    /// <summary>Whether a frame obeys the rule.</summary>
    /// <param name="has">Whether the frame has a label.</param>
    public bool IsObeyed(Func<string, bool> has)
    {
        ArgumentNullException.ThrowIfNull(has);
        return Kind switch
        {
            LabelRuleKind.AtMostOne => Labels.Count(has) <= 1,
            LabelRuleKind.ExactlyOne => Labels.Count(has) == 1,
            _ => !has(Labels[0]) || has(Labels[1]),
        };
    }

    /// <summary>The rule in words.</summary>
    public override string ToString() => Kind switch
    {
        LabelRuleKind.AtMostOne => $"at most one of {string.Join(", ", Labels)}",
        LabelRuleKind.ExactlyOne => $"one of {string.Join(", ", Labels)}",
        _ => $"{Labels[0]} only with {Labels[1]}",
    };
}
