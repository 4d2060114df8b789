using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Logistic regression, trained by limited-memory BFGS; by its orthant-wise variant where there is an L1 penalty.</summary>
/// <remarks>
/// | | |
/// | -- | -- |
/// | Input | features: known-size vector of <see cref="float"/>; label: <see cref="bool"/>; weight (optional): <see cref="float"/> |
/// | Output | PredictedLabel <see cref="bool"/>, Score <see cref="float"/>, Probability <see cref="float"/> |
/// | Needs a trained state | yes |
/// | Exportable to ONNX | no |
/// </remarks>
public sealed class LbfgsLogisticRegressionBinaryTrainer : LbfgsTrainerBase<LbfgsLogisticRegressionBinaryTrainer.Options,
    BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>,
    CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>
{
    internal LbfgsLogisticRegressionBinaryTrainer(IHostEnvironment env, Options options)
        : base(env, options, new SchemaShape.Column(options.LabelColumnName, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false))
    {
    }

    /// <summary>Goes on training a model.</summary>
    /// <param name="trainData">The training data.</param>
    /// <param name="modelParameters">The model to start from; null for none.</param>
    public BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> Fit(IDataView trainData, LinearModelParameters modelParameters)
        => Train(trainData, modelParameters is null ? null : new ModelStart([modelParameters.Bias], [.. modelParameters.Weights]));

    private protected override SchemaShape.Column[] GetScoreColumns(SchemaShape inputSchema) => ScoreShapes.Binary();

    private protected override CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> TrainModel(TrainingColumns columns, ModelStart start)
    {
        float[] point = Minimize(columns, new LogisticLoss(columns.FeatureCount), start);
        var model = new LinearBinaryModelParameters(Host, new VBuffer<float>(point.Length - 1, point[1..]), point[0]);

        // The score is the log-odds already: the calibrator is the plain logistic function.
        return new CalibratedLinearModel(Host, model, new PlattCalibrator(-1, 0));
    }

    private protected override BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> MakeTransformer(
        CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> model, DataViewSchema trainSchema)
        => new(model, FeatureColumn.Name, trainSchema[FeatureColumn.Name].Type);

    /// <summary>Options of the trainer.</summary>
    public sealed class Options : OptionsBase
    {
        /// <summary>In ML.NET logs deviance and AIC after training. Has no effect here.</summary>
        public bool ShowTrainingStatistics;
    }
}
