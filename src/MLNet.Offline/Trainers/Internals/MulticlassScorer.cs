using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Trainers;

/// <summary>Adds PredictedLabel and Score.</summary>
internal sealed class MulticlassScorer : RowMapper
{
    private const string Task = "MulticlassClassification";
    private readonly DataViewSchema.Column _features;
    private readonly LinearMulticlassModelParametersBase _model;

    public MulticlassScorer(DataViewSchema inputSchema, DataViewSchema.Column features, LinearMulticlassModelParametersBase model, LabelValues labels)
        : base(inputSchema)
    {
        _features = features;
        _model = model;
        DataViewSchema.Annotations.Builder decision = ScoreAnnotations.Builder(inputSchema, Task, "PredictedLabel");
        DataViewSchema.Annotations.Builder score = ScoreAnnotations.Builder(inputSchema, Task, "Score");
        if (labels is not null)
        {
            decision.Add(AnnotationKinds.KeyValues, labels.Type, labels.Getter);
            score.Add(AnnotationKinds.TrainingLabelValues, labels.Type, labels.Getter);
            if (labels.Type.ItemType is TextDataViewType)
                score.Add(AnnotationKinds.SlotNames, labels.Type, labels.Getter);
        }

        Added =
        [
            new("PredictedLabel", new KeyDataViewType(typeof(uint), model.ClassCount), decision.ToAnnotations()),
            new("Score", new VectorDataViewType(NumberDataViewType.Single, model.ClassCount), score.ToAnnotations()),
        ];
    }

    public override IReadOnlyList<DataViewSchema.DetachedColumn> Added { get; }

    public override IEnumerable<int> Dependencies(int added) => [_features.Index];

    public override Delegate[] MakeGetters(DataViewRow input, bool[] active, out Action dispose)
    {
        dispose = null;
        if (!active.Contains(true))
            return new Delegate[active.Length];
        ValueGetter<VBuffer<float>> features = input.GetGetter<VBuffer<float>>(input.Schema[_features.Index]);
        VBuffer<float> row = default;
        var scores = new float[_model.ClassCount];
        var cell = new RowCell<float[]>(input, (ref float[] value) =>
        {
            features(ref row);
            _model.Score(row, scores);
            value = scores;
        });
        ValueGetter<uint> decision = (ref uint value) => value = BestClass(cell.Value);
        ValueGetter<VBuffer<float>> score = (ref VBuffer<float> value) => VBuffer<float>.Copy(cell.Value, 0, ref value, scores.Length);
        return [active[0] ? decision : null, active[1] ? score : null];
    }

    protected override Delegate MakeGetter(DataViewRow input, int added) => throw new NotSupportedException();

    /// <summary>The key of the highest score, the first among equal ones; 0, missing, where no score is a number.</summary>
    private static uint BestClass(ReadOnlySpan<float> scores)
    {
        uint best = 0;
        float highest = float.NegativeInfinity;
        for (int c = 0; c < scores.Length; c++)
        {
            if (scores[c] > highest)
            {
                highest = scores[c];
                best = (uint)c + 1;
            }
        }

        return best;
    }
}
