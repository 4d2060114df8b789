using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML;

/// <summary>Trainers and metrics of two classes.</summary>
public sealed class BinaryClassificationCatalog : TrainCatalogBase
{
    internal BinaryClassificationCatalog(HostEnvironment environment)
        : base(environment)
        => Trainers = new BinaryClassificationTrainers(this);

    /// <summary>The trainers.</summary>
    public BinaryClassificationTrainers Trainers { get; }

    /// <summary>Metrics of scored rows, those of the probabilities included.</summary>
    /// <param name="data">Scored rows with their labels.</param>
    /// <param name="labelColumnName">Column of labels: <see cref="bool"/>, a key of two values, or a number that is positive or not.</param>
    /// <param name="scoreColumnName">Column of scores; above 0 is a positive decision.</param>
    /// <param name="probabilityColumnName">Column of probabilities.</param>
    /// <param name="predictedLabelColumnName">Column of decisions; it must be there, but the score decides.</param>
    public CalibratedBinaryClassificationMetrics Evaluate(
        IDataView data,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string probabilityColumnName = "Probability",
        string predictedLabelColumnName = "PredictedLabel")
    {
        Check.Value(data, nameof(data));
        Check.NonEmpty(labelColumnName, nameof(labelColumnName));
        Check.NonEmpty(scoreColumnName, nameof(scoreColumnName));
        Check.NonEmpty(probabilityColumnName, nameof(probabilityColumnName));
        Check.NonEmpty(predictedLabelColumnName, nameof(predictedLabelColumnName));
        var evaluation = new BinaryEvaluation(data, labelColumnName, scoreColumnName, probabilityColumnName, predictedLabelColumnName);
        return new CalibratedBinaryClassificationMetrics(evaluation.Tally(), evaluation.ClassNames);
    }

    /// <summary>Metrics of scored rows without probabilities.</summary>
    /// <param name="data">Scored rows with their labels.</param>
    /// <param name="labelColumnName">Column of labels: <see cref="bool"/>, a key of two values, or a number that is positive or not.</param>
    /// <param name="scoreColumnName">Column of scores; above 0 is a positive decision.</param>
    /// <param name="predictedLabelColumnName">Column of decisions; it must be there, but the score decides.</param>
    public BinaryClassificationMetrics EvaluateNonCalibrated(
        IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score", string predictedLabelColumnName = "PredictedLabel")
    {
        Check.Value(data, nameof(data));
        Check.NonEmpty(labelColumnName, nameof(labelColumnName));
        Check.NonEmpty(predictedLabelColumnName, nameof(predictedLabelColumnName));
        var evaluation = new BinaryEvaluation(data, labelColumnName, scoreColumnName, null, predictedLabelColumnName);
        return new BinaryClassificationMetrics(evaluation.Tally(), evaluation.ClassNames);
    }

    /// <summary>Cross-validates an estimator whose scores have probabilities.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="estimator">What is fitted on all folds but one.</param>
    /// <param name="numberOfFolds">The number of folds.</param>
    /// <param name="labelColumnName">Column of labels.</param>
    /// <param name="samplingKeyColumnName">Rows with equal values in this column stay in one fold; null for none.</param>
    /// <param name="seed">Seed of the split, null for the context's.</param>
    public IReadOnlyList<CrossValidationResult<CalibratedBinaryClassificationMetrics>> CrossValidate(
        IDataView data, IEstimator<ITransformer> estimator, int numberOfFolds = 5, string labelColumnName = "Label", string samplingKeyColumnName = null, int? seed = null)
    {
        Check.NonEmpty(labelColumnName, nameof(labelColumnName));
        return CrossValidate(data, estimator, numberOfFolds, samplingKeyColumnName, seed, scored => Evaluate(scored, labelColumnName));
    }

    /// <summary>Cross-validates an estimator whose scores have no probabilities.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="estimator">What is fitted on all folds but one.</param>
    /// <param name="numberOfFolds">The number of folds.</param>
    /// <param name="labelColumnName">Column of labels.</param>
    /// <param name="samplingKeyColumnName">Rows with equal values in this column stay in one fold; null for none.</param>
    /// <param name="seed">Seed of the split, null for the context's.</param>
    public IReadOnlyList<CrossValidationResult<BinaryClassificationMetrics>> CrossValidateNonCalibrated(
        IDataView data, IEstimator<ITransformer> estimator, int numberOfFolds = 5, string labelColumnName = "Label", string samplingKeyColumnName = null, int? seed = null)
    {
        Check.NonEmpty(labelColumnName, nameof(labelColumnName));
        return CrossValidate(data, estimator, numberOfFolds, samplingKeyColumnName, seed, scored => EvaluateNonCalibrated(scored, labelColumnName));
    }

    /// <summary>The same model, deciding at another score.</summary>
    /// <typeparam name="TModel">Type of the model.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="threshold">Scores above it are positive decisions.</param>
    public BinaryPredictionTransformer<TModel> ChangeModelThreshold<TModel>(BinaryPredictionTransformer<TModel> model, float threshold)
        where TModel : class
        => model.Threshold == threshold ? model : model.With(threshold);

    /// <summary>What the binary trainers hang on.</summary>
    public sealed class BinaryClassificationTrainers : CatalogInstantiatorBase
    {
        internal BinaryClassificationTrainers(BinaryClassificationCatalog catalog)
            : base(catalog)
        {
        }
    }
}
