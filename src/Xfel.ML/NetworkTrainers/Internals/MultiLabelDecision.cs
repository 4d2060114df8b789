using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Xfel.ML.Internals;

/// <summary>Any number of labels: the sigmoid of each, and whether it reaches its threshold.</summary>
internal sealed class MultiLabelDecision
{
    /// <summary>The annotation of the scores that has the thresholds of the decisions, so that an evaluation judges the decisions that are made.</summary>
    public const string ThresholdsKind = "Thresholds";

    private const string Task = "MultiLabelClassification";

    public bool[] PredictedLabel { get; set; } = [];

    public float[] Score { get; set; } = [];

    /// <param name="names">The labels' names.</param>
    /// <param name="thresholds">The threshold of each.</param>
    /// <param name="setId">Number of this set of scores.</param>
    public static CustomMappingEstimator<RawScores, MultiLabelDecision> Mapping(IReadOnlyList<string> names, float[] thresholds, uint setId)
    {
        var definition = SchemaDefinition.Create(typeof(MultiLabelDecision));
        SchemaDefinition.Column decision = definition[ScoreColumns.PredictedLabel], score = definition[ScoreColumns.Score];
        decision.ColumnType = new VectorDataViewType(BooleanDataViewType.Instance, names.Count);
        score.ColumnType = new VectorDataViewType(NumberDataViewType.Single, names.Count);
        foreach (SchemaDefinition.Column column in definition)
        {
            ScoreColumns.Annotate(column, Task, setId);
            ScoreColumns.NameSlots(column, names);
        }

        score.AddAnnotation(ThresholdsKind, thresholds, new VectorDataViewType(NumberDataViewType.Single, thresholds.Length));
        return ScoreColumns.Mapping<MultiLabelDecision>(names.Count, (raw, row) => Decide(raw, row, thresholds), definition);
    }

    /// <summary>NaN reaches no threshold.</summary>
    private static void Decide(RawScores raw, MultiLabelDecision decision, float[] thresholds)
    {
        decision.Score = raw.Score;
        if (decision.PredictedLabel.Length != thresholds.Length)
            decision.PredictedLabel = new bool[thresholds.Length];
        for (int label = 0; label < thresholds.Length; label++)
            decision.PredictedLabel[label] = raw.Score[label] >= thresholds[label];
    }
}
