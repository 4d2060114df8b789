using Microsoft.ML;
using Xfel.ML.Networks;

namespace Xfel.ML.Internals;

/// <summary>Any number of labels a row.</summary>
internal sealed class IndicatorLabels(IndicatorColumn column) : TrainingLabels(column.Names)
{
    private readonly List<float[]> _rows = [];

    public override int Count => _rows.Count;

    public override TrainingLoss Loss => TrainingLoss.SigmoidCrossEntropy;

    public override Func<bool> Reader(DataViewRow row)
    {
        Func<bool[]> read = column.Reader(row);
        return () =>
        {
            _rows.Add(Array.ConvertAll(read(), applies => applies ? 1f : 0f));
            return true;
        };
    }

    public override bool Has(int frame, int output) => _rows[frame][output] != 0;

    public override TrainingTargets ToTargets(IReadOnlyList<long>? groups) => TrainingTargets.OfLabels(_rows, Names, groups);
}
