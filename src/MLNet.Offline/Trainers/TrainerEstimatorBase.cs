using Microsoft.ML.Internals;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>A trainer that reads features, labels and perhaps weights.</summary>
/// <typeparam name="TTransformer">The transformer that it fits.</typeparam>
/// <typeparam name="TModel">The model inside.</typeparam>
public abstract class TrainerEstimatorBase<TTransformer, TModel> : ITrainerEstimator<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    /// <summary>The column of features that the trainer expects.</summary>
    public readonly SchemaShape.Column FeatureColumn;

    /// <summary>The column of labels that the trainer expects.</summary>
    public readonly SchemaShape.Column LabelColumn;

    /// <summary>The column of weights that the trainer expects; without a name where there is none.</summary>
    public readonly SchemaShape.Column WeightColumn;

    private protected readonly IHost Host;

    private protected TrainerEstimatorBase(IHost host, SchemaShape.Column feature, SchemaShape.Column label, SchemaShape.Column weight)
    {
        Host = host;
        FeatureColumn = feature;
        LabelColumn = label;
        WeightColumn = weight;
    }

    /// <inheritdoc/>
    public abstract TrainerInfo Info { get; }

    /// <summary>Trains a model.</summary>
    /// <param name="input">The training data.</param>
    public TTransformer Fit(IDataView input) => Train(input, null);

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        CheckInputSchema(inputSchema);
        return inputSchema.With(GetScoreColumns(inputSchema));
    }

    /// <summary>The columns that the fitted transformer adds.</summary>
    private protected abstract SchemaShape.Column[] GetScoreColumns(SchemaShape inputSchema);

    /// <summary>Trains on columns that have been checked.</summary>
    private protected abstract TModel TrainModel(TrainingColumns columns, ModelStart start);

    /// <summary>Wraps a model.</summary>
    private protected abstract TTransformer MakeTransformer(TModel model, DataViewSchema trainSchema);

    private protected TTransformer Train(IDataView input, ModelStart start)
    {
        Check.Value(input, nameof(input));
        CheckInputSchema(SchemaShape.Create(input.Schema));
        TModel model = TrainModel(new TrainingColumns(input, FeatureColumn.Name, LabelColumn.Name, WeightColumn.Name), start);
        return MakeTransformer(model, input.Schema);
    }

    private void CheckInputSchema(SchemaShape schema)
    {
        CheckColumn(schema, FeatureColumn, "feature", nameof(schema));
        if (WeightColumn.Name is not null)
            CheckColumn(schema, WeightColumn, "weight", nameof(schema));
        CheckColumn(schema, LabelColumn, "label", nameof(schema));
    }

    private static void CheckColumn(SchemaShape schema, SchemaShape.Column expected, string role, string parameter)
    {
        SchemaShape.Column actual = schema.Find(expected.Name) ?? throw Fault.MissingColumn(parameter, role, expected.Name);
        if (!expected.IsCompatibleWith(actual))
            throw Fault.WrongType(parameter, role, expected.Name, expected.TypeText(), actual.TypeText());
    }
}
