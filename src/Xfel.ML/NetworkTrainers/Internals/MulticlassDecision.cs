using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Xfel.ML.Internals;

/// <summary>One class of several: the softmax of each, and the key of the highest.</summary>
internal sealed class MulticlassDecision
{
    private const string Task = "MulticlassClassification";

    public uint PredictedLabel { get; set; }

    public float[] Score { get; set; } = [];

    /// <param name="names">The classes' names.</param>
    /// <param name="keyValues">What the label's keys stand for; null when that is not known.</param>
    /// <param name="setId">Number of this set of scores.</param>
    public static CustomMappingEstimator<RawScores, MulticlassDecision> Mapping(IReadOnlyList<string> names, KeyValues? keyValues, uint setId)
    {
        var definition = SchemaDefinition.Create(typeof(MulticlassDecision));
        SchemaDefinition.Column decision = definition[ScoreColumns.PredictedLabel], score = definition[ScoreColumns.Score];
        decision.ColumnType = new KeyDataViewType(typeof(uint), names.Count);
        score.ColumnType = new VectorDataViewType(NumberDataViewType.Single, names.Count);
        ScoreColumns.Annotate(decision, Task, setId);
        ScoreColumns.Annotate(score, Task, setId);
        ScoreColumns.NameSlots(score, names);
        keyValues?.Annotate(decision, KeyValues.Kind);
        keyValues?.Annotate(score, "TrainingLabelValues");
        return ScoreColumns.Mapping<MulticlassDecision>(names.Count, Decide, definition);
    }

    private static void Decide(RawScores raw, MulticlassDecision decision)
    {
        decision.Score = raw.Score;
        decision.PredictedLabel = KeyOfBest(raw.Score);
    }

    /// <summary>The first among equal ones; 0, missing, where no score is a number.</summary>
    private static uint KeyOfBest(float[] scores)
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
