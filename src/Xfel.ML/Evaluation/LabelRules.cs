namespace Xfel.ML;

/// <summary>Rules between labels; how often predictions break them says whether a network has understood what the labels mean (Zimmermann et al., figure 2).</summary>
public sealed class LabelRules
{
    private const string Spherical = "Spherical/Oblate", Prolate = "Prolate", Empty = "Empty";

    /// <param name="rules">The rules.</param>
    public LabelRules(IEnumerable<LabelRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Rules = [.. rules];
    }

    /// <summary>
    /// The rules of Zimmermann et al., caption of figure 2, by the names that CXIDB-94 and the preset <c>helium</c> have: the superordinate classes exclude each other and an empty frame; round and
    /// elliptical exclude each other; a subclass comes only with its class. That each frame has one of the superordinate classes is not among them: a missing label contradicts nothing.
    /// </summary>
    public static LabelRules Helium { get; } = new(
    [
        LabelRule.AtMostOne(Spherical, Prolate),
        LabelRule.AtMostOne("Round", "Elliptical"),
        LabelRule.Implies("Round", Spherical),
        LabelRule.Implies("Elliptical", Spherical),
        LabelRule.Implies("DoubleRings", Spherical),
        LabelRule.Implies("Streak", Prolate),
        LabelRule.Implies("Bent", Prolate),
        LabelRule.AtMostOne(Empty, Spherical),
        LabelRule.AtMostOne(Empty, Prolate),
    ]);

    /// <summary>The rules.</summary>
    public IReadOnlyList<LabelRule> Rules { get; }

    /// <summary>The rules that speak of these labels only.</summary>
    /// <param name="names">The labels that there are.</param>
    public LabelRules Among(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new LabelRules(Rules.Where(rule => rule.Labels.All(names.Contains)));
    }

    /// <summary>Counts the frames that break rules; rules that speak of other labels are left out.</summary>
    /// <param name="names">The labels.</param>
    /// <param name="labels">For each frame, whether it has each label, by truth or prediction.</param>
    /// <exception cref="ArgumentException">A frame has another number of labels, or two labels have one name.</exception>
    public LabelRuleViolations Count(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<bool>> labels)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(labels);
        for (int i = 0; i < labels.Count; i++)
        {
            if (labels[i].Count != names.Count)
                throw new ArgumentException($"frame {i} has {labels[i].Count} labels; {names.Count} were expected", nameof(labels));
        }

        return Count(names, labels.Count, (frame, label) => labels[frame][label]);
    }

    internal LabelRuleViolations Count(IReadOnlyList<string> names, int frames, Func<int, int, bool> has)
    {
        var indices = new Dictionary<string, int>();
        for (int i = 0; i < names.Count; i++)
        {
            if (!indices.TryAdd(names[i], i))
                throw new ArgumentException($"two labels are called '{names[i]}'; rules need names that tell labels apart", nameof(names));
        }

        IReadOnlyList<LabelRule> rules = Among(indices.Keys).Rules;
        int[] broken = new int[rules.Count];
        int any = 0;
        for (int frame = 0; frame < frames; frame++)
        {
            bool isBroken = false;
            for (int i = 0; i < broken.Length; i++)
            {
                if (rules[i].IsObeyed(name => has(frame, indices[name])))
                    continue;
                broken[i]++;
                isBroken = true;
            }

            any += isBroken ? 1 : 0;
        }

        return new LabelRuleViolations(new Proportion(any, frames), [.. rules.Zip(broken, (rule, count) => new LabelRuleViolation(rule, new Proportion(count, frames)))]);
    }
}
