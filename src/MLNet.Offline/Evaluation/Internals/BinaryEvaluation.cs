using Microsoft.ML.Internals;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

/// <summary>Reads the scored rows of a binary classifier.</summary>
internal sealed class BinaryEvaluation
{
    private readonly IDataView _data;
    private readonly DataViewSchema.Column _label;
    private readonly DataViewSchema.Column _score;
    private readonly DataViewSchema.Column? _probability;

    /// <param name="data">The rows.</param>
    /// <param name="label">Column of labels.</param>
    /// <param name="score">Column of scores.</param>
    /// <param name="probability">Column of probabilities, or null.</param>
    /// <param name="predictedLabel">Column of decisions.</param>
    public BinaryEvaluation(IDataView data, string label, string score, string probability, string predictedLabel)
    {
        _data = data;
        _label = EvaluationColumns.Find(data.Schema, "Label", label);
        _score = EvaluationColumns.Find(data.Schema, "Score", score);
        if (probability is not null)
            _probability = EvaluationColumns.Find(data.Schema, "Probability", probability);
        EvaluationColumns.Find(data.Schema, "PredictedLabel", predictedLabel);

        CheckSingle("score", _score);
        if (_label.Type != NumberDataViewType.Single && _label.Type != NumberDataViewType.Double && _label.Type is not BooleanDataViewType && _label.Type.KeyCount() != 2)
            throw Fault.WrongType("schema", "label", label, "Single, Double, Boolean, or a Key with cardinality 2", _label.Type.ToString());
        if (_probability is { } column)
            CheckSingle("probability", column);
    }

    /// <summary>The names of the classes in the confusion table.</summary>
    public IReadOnlyList<string> ClassNames
    {
        get
        {
            if (_label.AnnotationType(AnnotationKinds.KeyValues) is not VectorDataViewType { Size: > 0 } type || type.ItemType is not TextDataViewType)
                return ["positive", "negative"];
            VBuffer<ReadOnlyMemory<char>> names = default;
            _label.Annotations.GetValue(AnnotationKinds.KeyValues, ref names);
            return [.. names.DenseValues().Select(name => name.ToString())];
        }
    }

    /// <summary>Reads all rows.</summary>
    public BinaryTally Tally()
    {
        List<DataViewSchema.Column> active = [_label, _score];
        if (_probability is { } probability)
            active.Add(probability);
        using DataViewRowCursor cursor = _data.GetRowCursor(active);
        ValueGetter<float> getLabel = LabelGetter.Create(cursor, _label);
        ValueGetter<float> getScore = cursor.GetGetter<float>(_score);
        ValueGetter<float> getProbability = _probability is { } column ? cursor.GetGetter<float>(column) : (ref float value) => value = float.NaN;
        var tally = new BinaryTally();
        float label = 0;
        float score = 0;
        float chance = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref label);
            getScore(ref score);
            getProbability(ref chance);
            tally.Add(label, score, chance);
        }

        return tally;
    }

    private static void CheckSingle(string role, DataViewSchema.Column column)
    {
        if (column.Type != NumberDataViewType.Single)
            throw Fault.WrongType("schema", role, column.Name, "Single", column.Type.ToString());
    }
}
