using Microsoft.ML;
using Xfel.ML.Networks;

namespace Xfel.ML.Internals;

/// <summary>The labels of one task: what each row is called, gathered row by row, and the targets that this makes.</summary>
internal abstract class TrainingLabels(IReadOnlyList<string> names)
{
    /// <summary>The names of the network's outputs.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>Number of labels gathered.</summary>
    public abstract int Count { get; }

    /// <summary>What training minimises.</summary>
    public abstract TrainingLoss Loss { get; }

    /// <summary>A function that gathers the label of the current row; false when it is missing.</summary>
    public abstract Func<bool> Reader(DataViewRow row);

    /// <summary>Whether a labelled frame is of a class, or has a label.</summary>
    public abstract bool Has(int frame, int output);

    public abstract TrainingTargets ToTargets(IReadOnlyList<long>? groups);
}
