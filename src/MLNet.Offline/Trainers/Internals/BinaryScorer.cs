using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Trainers;

/// <summary>Adds PredictedLabel, Score and Probability.</summary>
internal sealed class BinaryScorer : RowMapper
{
    private const string Task = "BinaryClassification";
    private readonly DataViewSchema.Column _features;
    private readonly CalibratedLinearModel _model;
    private readonly float _threshold;

    public BinaryScorer(DataViewSchema inputSchema, DataViewSchema.Column features, CalibratedLinearModel model, float threshold)
        : base(inputSchema)
    {
        _features = features;
        _model = model;
        _threshold = threshold;
        DataViewSchema.Annotations.Builder probability = ScoreAnnotations.Builder(inputSchema, Task, "Probability");
        probability.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
        Added =
        [
            new("PredictedLabel", BooleanDataViewType.Instance, ScoreAnnotations.Builder(inputSchema, Task, "PredictedLabel").ToAnnotations()),
            new("Score", NumberDataViewType.Single, ScoreAnnotations.Builder(inputSchema, Task, "Score").ToAnnotations()),
            new("Probability", NumberDataViewType.Single, probability.ToAnnotations()),
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
        var score = new RowCell<float>(input, (ref float value) =>
        {
            features(ref row);
            value = _model.SubModel.Score(row);
        });
        ValueGetter<bool> decision = (ref bool value) => value = score.Value > _threshold;
        ValueGetter<float> plain = (ref float value) => value = score.Value;
        ValueGetter<float> probability = (ref float value) => value = _model.Calibrator.PredictProbability(score.Value);
        return [active[0] ? decision : null, active[1] ? plain : null, active[2] ? probability : null];
    }

    protected override Delegate MakeGetter(DataViewRow input, int added) => throw new NotSupportedException();
}
