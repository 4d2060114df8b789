using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Xfel.ML.Internals;

/// <summary>One class of several: the softmax of each, and the highest.</summary>
internal sealed class MulticlassDecision
{
    private const string Task = "MulticlassClassification";

    /// <summary>The class, from 0: ML.NET counts a row object's keys so, and the column's from 1.</summary>
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
        decision.PredictedLabel = Best(raw.Score);
    }

    /// <summary>The first among equal ones; no class, which ML.NET takes as a missing key, where no score is a number.</summary>
    private static uint Best(float[] scores)
    {
        uint best = uint.MaxValue;
        float highest = float.NegativeInfinity;
        for (int c = 0; c < scores.Length; c++)
        {
            if (scores[c] > highest)
            {
                highest = scores[c];
                best = (uint)c;
            }
        }

        return best;
    }
}
