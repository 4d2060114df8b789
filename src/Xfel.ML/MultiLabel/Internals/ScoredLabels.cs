using System.Numerics.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>Scored rows with several labels each.</summary>
/// <param name="Names">The labels.</param>
/// <param name="Truth">For each row, whether it has each label.</param>
/// <param name="Scores">For each row, the score of each label.</param>
/// <param name="Thresholds">The thresholds of the model that scored; null where the scores do not say.</param>
internal sealed record ScoredLabels(IReadOnlyList<string> Names, IReadOnlyList<bool[]> Truth, IReadOnlyList<float[]> Scores, IReadOnlyList<float>? Thresholds)
{
    /// <summary>Reads all rows but those whose scores are NaN.</summary>
    public static ScoredLabels Read(IDataView data, string labelColumnName, string scoreColumnName)
    {
        ArgumentNullException.ThrowIfNull(data);
        DataViewSchema.Column label = FrameSchema.Require(data.Schema, labelColumnName), score = FrameSchema.Require(data.Schema, scoreColumnName);
        var indicators = new IndicatorColumn(label);
        int labels = indicators.Names.Count;
        if (score.Type is not VectorDataViewType { Size: > 0 } vector || !vector.ItemType.Equals(NumberDataViewType.Single) || vector.Size != labels)
            FrameSchema.ThrowMismatch(scoreColumnName, $"Vector<Single, {labels}>, a score for each of the labels {string.Join(", ", indicators.Names)}", score.Type.ToString()!);

        var truth = new List<bool[]>();
        var scores = new List<float[]>();
        int rows = 0;
        using (DataViewRowCursor cursor = data.GetRowCursor([label, score]))
        {
            Func<bool[]> read = indicators.Reader(cursor);
            ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(score);
            VBuffer<float> value = default;
            for (; cursor.MoveNext(); rows++)
            {
                getter(ref value);
                var row = new float[labels];
                value.CopyTo(row);
                if (!TensorPrimitives.IsFiniteAll<float>(row))
                    continue;
                truth.Add(read());
                scores.Add(row);
            }
        }

        if (scores.Count == 0)
            throw new InvalidInputException($"column '{scoreColumnName}': found no scores among {rows} rows; expected rows whose scores are numbers");
        return new ScoredLabels(indicators.Names, truth, scores, ThresholdsOf(score, labels));
    }

    private static float[]? ThresholdsOf(DataViewSchema.Column score, int labels)
    {
        if (score.Annotations.Schema.GetColumnOrNull(MultiLabelDecision.ThresholdsKind)?.Type is not VectorDataViewType type || type.Size != labels || !type.ItemType.Equals(NumberDataViewType.Single))
            return null;
        VBuffer<float> thresholds = default;
        score.Annotations.GetValue(MultiLabelDecision.ThresholdsKind, ref thresholds);
        return [.. thresholds.DenseValues()];
    }
}
