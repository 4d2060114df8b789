using Microsoft.ML.Internals;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

/// <summary>Scores rows with a model of several classes: adds PredictedLabel and Score.</summary>
/// <typeparam name="TModel">Type of the model.</typeparam>
public sealed class MulticlassPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>, ISavableTransformer
    where TModel : class
{
    private readonly LabelValues _labels;

    /// <param name="model">The model.</param>
    /// <param name="featureColumn">Column of features.</param>
    /// <param name="featureType">Its type.</param>
    /// <param name="labels">The values that the classes stand for, or null.</param>
    internal MulticlassPredictionTransformer(TModel model, string featureColumn, DataViewType featureType, LabelValues labels)
        : base(model, featureColumn, featureType)
        => _labels = labels;

    string ISavableTransformer.Kind => TransformerKinds.MulticlassPrediction;

    void ISavableTransformer.Save(ModelWriter writer) => PredictionFile.Save(writer, (MaximumEntropyModelParameters)(object)Model, FeatureColumnName, FeatureColumnType, _labels);

    private protected override RowMapper MakeScorer(DataViewSchema inputSchema, DataViewSchema.Column features)
        => new MulticlassScorer(inputSchema, features, (LinearMulticlassModelParametersBase)(object)Model, _labels);
}
