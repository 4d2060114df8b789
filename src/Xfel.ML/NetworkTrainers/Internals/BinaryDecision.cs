using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Xfel.ML.Internals;

/// <summary>Yes or no: the log-odds of yes, its probability, and the decision.</summary>
internal sealed class BinaryDecision
{
    private const string Task = "BinaryClassification";

    /// <summary>The classes of a Boolean label, no first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["false", "true"];

    public bool PredictedLabel { get; set; }

    public float Score { get; set; }

    public float Probability { get; set; }

    /// <param name="setId">Number of this set of scores.</param>
    public static CustomMappingEstimator<RawScores, BinaryDecision> Mapping(uint setId)
    {
        var definition = SchemaDefinition.Create(typeof(BinaryDecision));
        foreach (SchemaDefinition.Column column in definition)
            ScoreColumns.Annotate(column, Task, setId);
        definition[ScoreColumns.Probability].AddAnnotation("IsNormalized", true, BooleanDataViewType.Instance);
        return ScoreColumns.Mapping<BinaryDecision>(Names.Count, Decide, definition);
    }

    /// <summary>The difference of the two outputs is the log-odds of their softmax. NaN is no yes.</summary>
    private static void Decide(RawScores outputs, BinaryDecision decision)
    {
        float logit = outputs.Score[1] - outputs.Score[0];
        decision.Score = logit;
        decision.Probability = (float)(1 / (1 + Math.Exp(-logit)));
        decision.PredictedLabel = logit > 0;
    }
}
