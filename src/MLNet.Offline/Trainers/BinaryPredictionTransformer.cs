using Microsoft.ML.Internals;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

/// <summary>Scores rows with a model of two classes: adds PredictedLabel, Score and Probability.</summary>
/// <typeparam name="TModel">Type of the model.</typeparam>
public sealed class BinaryPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>, ISavableTransformer
    where TModel : class
{
    internal BinaryPredictionTransformer(TModel model, string featureColumn, DataViewType featureType, float threshold = 0)
        : base(model, featureColumn, featureType)
        => Threshold = threshold;

    string ISavableTransformer.Kind => TransformerKinds.BinaryPrediction;

    /// <summary>Scores above it are positive decisions.</summary>
    internal float Threshold { get; }

    void ISavableTransformer.Save(ModelWriter writer) => PredictionFile.Save(writer, (CalibratedLinearModel)(object)Model, FeatureColumnName, FeatureColumnType, Threshold);

    /// <summary>The same model with another threshold.</summary>
    internal BinaryPredictionTransformer<TModel> With(float threshold) => new(Model, FeatureColumnName, FeatureColumnType, threshold);

    private protected override RowMapper MakeScorer(DataViewSchema inputSchema, DataViewSchema.Column features)
        => new BinaryScorer(inputSchema, features, (CalibratedLinearModel)(object)Model, Threshold);
}
