using System.Globalization;
using Microsoft.ML.Internals;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

/// <summary>Reads the scored rows of a multiclass classifier.</summary>
internal sealed class MulticlassEvaluation
{
    private readonly IDataView _data;
    private readonly DataViewSchema.Column _label;
    private readonly DataViewSchema.Column _score;
    private readonly int _classes;

    public MulticlassEvaluation(IDataView data, string label, string score, string predictedLabel)
    {
        _data = data;
        _label = EvaluationColumns.Find(data.Schema, "Label", label);
        _score = EvaluationColumns.Find(data.Schema, "Score", score);
        EvaluationColumns.Find(data.Schema, "PredictedLabel", predictedLabel);
        if (_score.Type is not VectorDataViewType { Size: >= 2 } type || type.ItemType != NumberDataViewType.Single)
            throw Fault.WrongType("schema", "score", score, "vector of two or more items of type Single", _score.Type.ToString());
        if (_label.Type != NumberDataViewType.Single && _label.Type.KeyCount() == 0)
            throw Fault.WrongType("schema", "label", label, "Single or Key", _label.Type.ToString());
        _classes = type.Size;
    }

    /// <summary>The names of the classes in the confusion table: those of the score's slots, or numbers.</summary>
    public IReadOnlyList<string> ClassNames
    {
        get
        {
            if (!_score.HasSlotNames())
                return [.. Enumerable.Range(0, _classes).Select(c => c.ToString(CultureInfo.InvariantCulture))];
            VBuffer<ReadOnlyMemory<char>> names = default;
            _score.Annotations.GetValue(AnnotationKinds.SlotNames, ref names);
            return [.. names.DenseValues().Select(name => name.ToString())];
        }
    }

    /// <summary>Reads all rows.</summary>
    public MulticlassTally Tally()
    {
        using DataViewRowCursor cursor = _data.GetRowCursor([_label, _score]);
        ValueGetter<float> getLabel = LabelGetter.Create(cursor, _label);
        ValueGetter<VBuffer<float>> getScores = cursor.GetGetter<VBuffer<float>>(_score);
        var tally = new MulticlassTally(_classes);
        float label = 0;
        VBuffer<float> scores = default;
        while (cursor.MoveNext())
        {
            getLabel(ref label);
            getScores(ref scores);
            tally.Add(label, scores);
        }

        return tally;
    }
}
