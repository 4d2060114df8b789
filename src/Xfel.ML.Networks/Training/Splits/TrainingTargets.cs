using Xfel.ML.Numerics;

namespace Xfel.ML.Networks;

/// <summary>What a network shall say of each frame, with the names of its outputs and, where frames belong together, their groups.</summary>
public sealed class TrainingTargets
{
    private TrainingTargets(TargetKind kind, float[] values, int count, IReadOnlyList<string> names, IReadOnlyList<long>? groups)
    {
        if (groups is not null && groups.Count != count)
            throw new InvalidInputException($"the groups: found {groups.Count} group ids for {count} frames; expected one for each frame; give as many ids as labels");
        Kind = kind;
        Values = values;
        Count = count;
        Names = names;
        Groups = groups;
    }

    /// <summary>What the targets are.</summary>
    public TargetKind Kind { get; }

    /// <summary>Number of frames.</summary>
    public int Count { get; }

    /// <summary>Names of the network's outputs, in their order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Group of each frame, such as the particle model it was simulated from; null where every frame is its own. A group lies on one side of a split.</summary>
    public IReadOnlyList<long>? Groups { get; }

    /// <summary>Classes: one number per frame. Others: <c>[frames][outputs]</c>.</summary>
    internal float[] Values { get; }

    /// <summary>One class per frame.</summary>
    /// <param name="labels">Index of each frame's class.</param>
    /// <param name="names">Names of the classes.</param>
    /// <param name="groups">Group of each frame; see <see cref="Groups"/>.</param>
    /// <exception cref="InvalidInputException">A label is no index of a class, or lengths differ.</exception>
    public static TrainingTargets OfClasses(IReadOnlyList<int> labels, IReadOnlyList<string> names, IReadOnlyList<long>? groups = null)
    {
        var values = new float[labels.Count];
        for (int i = 0; i < values.Length; i++)
        {
            if ((uint)labels[i] >= (uint)names.Count)
                throw new InvalidInputException($"the label of frame {i}: found {labels[i]}; expected 0 to {names.Count - 1}, one of the classes {string.Join(", ", names)}; correct the label");
            values[i] = labels[i];
        }

        return new(TargetKind.Class, values, values.Length, names, groups);
    }

    /// <summary>Any number of labels per frame.</summary>
    /// <param name="labels">For each frame a 0 or 1 for each name.</param>
    /// <param name="names">Names of the labels.</param>
    /// <param name="groups">Group of each frame; see <see cref="Groups"/>.</param>
    /// <exception cref="InvalidInputException">A value is neither 0 nor 1, or lengths differ.</exception>
    public static TrainingTargets OfLabels(IReadOnlyList<IReadOnlyList<float>> labels, IReadOnlyList<string> names, IReadOnlyList<long>? groups = null) =>
        new(TargetKind.Labels, Flatten(labels, names, static value => value is 0 or 1, "0 or 1"), labels.Count, names, groups);

    /// <summary>Numbers to be predicted.</summary>
    /// <param name="values">For each frame a number for each name.</param>
    /// <param name="names">Names of the outputs.</param>
    /// <param name="groups">Group of each frame; see <see cref="Groups"/>.</param>
    /// <exception cref="InvalidInputException">A value is not finite, or lengths differ.</exception>
    public static TrainingTargets OfValues(IReadOnlyList<IReadOnlyList<float>> values, IReadOnlyList<string> names, IReadOnlyList<long>? groups = null) =>
        new(TargetKind.Values, Flatten(values, names, float.IsFinite, "a finite number"), values.Count, names, groups);

    private static float[] Flatten(IReadOnlyList<IReadOnlyList<float>> rows, IReadOnlyList<string> names, Func<float, bool> isAllowed, string expected)
    {
        var values = new float[checked(rows.Count * names.Count)];
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Count != names.Count)
                throw new InvalidInputException($"the targets of frame {i}: found {rows[i].Count}; expected {names.Count}, one for each of {string.Join(", ", names)}; give every frame the same targets");
            for (int j = 0; j < names.Count; j++)
            {
                float value = rows[i][j];
                if (!isAllowed(value))
                    throw new InvalidInputException(FormattableString.Invariant($"the target {names[j]} of frame {i}: found {value}; expected {expected}; correct the target"));
                values[i * names.Count + j] = value;
            }
        }

        return values;
    }
}
