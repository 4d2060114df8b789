using Microsoft.ML;
using Xfel.ML.Networks;

namespace Xfel.ML.Internals;

/// <summary>One class a row.</summary>
/// <param name="names">The classes' names.</param>
/// <param name="read">Reads the class of the current row; -1 when it is missing.</param>
internal sealed class ClassLabels(IReadOnlyList<string> names, Func<DataViewRow, Func<int>> read) : TrainingLabels(names)
{
    private readonly List<int> _classes = [];

    public override int Count => _classes.Count;

    public override TrainingLoss Loss => TrainingLoss.SoftmaxCrossEntropy;

    public override Func<bool> Reader(DataViewRow row)
    {
        Func<int> label = read(row);
        return () =>
        {
            int found = label();
            if (found < 0)
                return false;
            _classes.Add(found);
            return true;
        };
    }

    public override bool Has(int frame, int output) => _classes[frame] == output;

    public override TrainingTargets ToTargets(IReadOnlyList<long>? groups) => TrainingTargets.OfClasses(_classes, Names, groups);
}
