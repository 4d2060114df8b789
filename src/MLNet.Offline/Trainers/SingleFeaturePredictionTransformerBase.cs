using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>A prediction transformer that reads one column of features.</summary>
/// <typeparam name="TModel">Type of the model.</typeparam>
public abstract class SingleFeaturePredictionTransformerBase<TModel> : PredictionTransformerBase<TModel>, ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected SingleFeaturePredictionTransformerBase(TModel model, string featureColumn, DataViewType featureType)
        : base(model)
    {
        FeatureColumnName = featureColumn;
        FeatureColumnType = featureType;
    }

    /// <inheritdoc/>
    public string FeatureColumnName { get; }

    /// <inheritdoc/>
    public DataViewType FeatureColumnType { get; }

    private protected sealed override RowMapper MakeMapper(DataViewSchema inputSchema)
    {
        DataViewSchema.Column features = inputSchema.GetColumnOrNull(FeatureColumnName)
            ?? throw Fault.MissingColumn(nameof(inputSchema), "feature", FeatureColumnName);
        if (!features.Type.Equals(FeatureColumnType))
            throw Fault.WrongType(nameof(inputSchema), "feature", FeatureColumnName, FeatureColumnType.ToString(), features.Type.ToString());
        return MakeScorer(inputSchema, features);
    }

    /// <summary>Scores rows whose features have been checked.</summary>
    private protected abstract RowMapper MakeScorer(DataViewSchema inputSchema, DataViewSchema.Column features);
}
