using Microsoft.ML.Data;
using Microsoft.ML.Internals;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Multinomial logistic regression, trained by limited-memory BFGS; by its orthant-wise variant where there is an L1 penalty.</summary>
/// <remarks>
/// | | |
/// | -- | -- |
/// | Input | features: known-size vector of <see cref="float"/>; label: key; weight (optional): <see cref="float"/> |
/// | Output | PredictedLabel key, Score vector of <see cref="float"/>: one probability per class |
/// | Needs a trained state | yes |
/// | Exportable to ONNX | no |
/// </remarks>
public sealed class LbfgsMaximumEntropyMulticlassTrainer : LbfgsTrainerBase<LbfgsMaximumEntropyMulticlassTrainer.Options,
    MulticlassPredictionTransformer<MaximumEntropyModelParameters>, MaximumEntropyModelParameters>
{
    internal LbfgsMaximumEntropyMulticlassTrainer(IHostEnvironment env, Options options)
        : base(env, options, new SchemaShape.Column(options.LabelColumnName, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, true))
    {
    }

    /// <summary>Goes on training a model.</summary>
    /// <param name="trainData">The training data.</param>
    /// <param name="modelParameters">The model to start from; null for none.</param>
    public MulticlassPredictionTransformer<MaximumEntropyModelParameters> Fit(IDataView trainData, MaximumEntropyModelParameters modelParameters)
        => Train(trainData, modelParameters is null ? null : new ModelStart([.. modelParameters.GetBiases()], modelParameters.FlatWeights()));

    private protected override SchemaShape.Column[] GetScoreColumns(SchemaShape inputSchema)
        => ScoreShapes.Multiclass(inputSchema.First(column => column.Name == LabelColumn.Name));

    private protected override MaximumEntropyModelParameters TrainModel(TrainingColumns columns, ModelStart start)
    {
        if (columns.Label.Type is not KeyDataViewType { Count: > 0 and < int.MaxValue } key)
            throw Fault.Param("data", $"Training label column '{columns.Label.Name}' type is not valid for multi-class: {columns.Label.Type}. Type must be a key of known count.");
        int classes = (int)key.Count;
        int features = columns.FeatureCount;
        if (features >= Array.MaxLength / classes)
            throw Fault.Param("data", $"The number of model parameters which is equal to ('# of features' + 1) * '# of classes' should be less than or equal to {Array.MaxLength}.");
        float[] point = Minimize(columns, new SoftmaxLoss(classes, features), start);
        return new MaximumEntropyModelParameters(Host, point[..classes], point[classes..], features);
    }

    private protected override MulticlassPredictionTransformer<MaximumEntropyModelParameters> MakeTransformer(MaximumEntropyModelParameters model, DataViewSchema trainSchema)
        => new(model, FeatureColumn.Name, trainSchema[FeatureColumn.Name].Type, LabelValues.Of(trainSchema[LabelColumn.Name], model.ClassCount));

    /// <summary>Options of the trainer.</summary>
    public sealed class Options : OptionsBase
    {
        /// <summary>In ML.NET logs deviance and AIC after training. Has no effect here.</summary>
        public bool ShowTrainingStatistics;
    }
}
