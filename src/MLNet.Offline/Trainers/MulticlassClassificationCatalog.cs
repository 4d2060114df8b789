using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML;

/// <summary>Trainers and metrics of several classes.</summary>
public sealed class MulticlassClassificationCatalog : TrainCatalogBase
{
    internal MulticlassClassificationCatalog(HostEnvironment environment)
        : base(environment)
        => Trainers = new MulticlassClassificationTrainers(this);

    /// <summary>The trainers.</summary>
    public MulticlassClassificationTrainers Trainers { get; }

    /// <summary>Metrics of scored rows.</summary>
    /// <param name="data">Scored rows with their labels.</param>
    /// <param name="labelColumnName">Column of labels: a key, or a whole number from 0 as <see cref="float"/>.</param>
    /// <param name="scoreColumnName">Column of scores: one probability per class.</param>
    /// <param name="predictedLabelColumnName">Column of decisions; it must be there, but the highest score decides.</param>
    /// <param name="topKPredictionCount">Up to how many best classes the top-k accuracy looks at; 0 for none.</param>
    public MulticlassClassificationMetrics Evaluate(
        IDataView data,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string predictedLabelColumnName = "PredictedLabel",
        int topKPredictionCount = 0)
    {
        Check.Value(data, nameof(data));
        Check.NonEmpty(labelColumnName, nameof(labelColumnName));
        Check.NonEmpty(scoreColumnName, nameof(scoreColumnName));
        Check.NonEmpty(predictedLabelColumnName, nameof(predictedLabelColumnName));
        Check.Param(topKPredictionCount >= 0, nameof(topKPredictionCount), "Must be non-negative");
        var evaluation = new MulticlassEvaluation(data, labelColumnName, scoreColumnName, predictedLabelColumnName);
        return new MulticlassClassificationMetrics(evaluation.Tally(), topKPredictionCount, evaluation.ClassNames);
    }

    /// <summary>Cross-validates an estimator.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="estimator">What is fitted on all folds but one.</param>
    /// <param name="numberOfFolds">The number of folds.</param>
    /// <param name="labelColumnName">Column of labels.</param>
    /// <param name="samplingKeyColumnName">Rows with equal values in this column stay in one fold; null for none.</param>
    /// <param name="seed">Seed of the split, null for the context's.</param>
    public IReadOnlyList<CrossValidationResult<MulticlassClassificationMetrics>> CrossValidate(
        IDataView data, IEstimator<ITransformer> estimator, int numberOfFolds = 5, string labelColumnName = "Label", string samplingKeyColumnName = null, int? seed = null)
    {
        Check.NonEmpty(labelColumnName, nameof(labelColumnName));
        return CrossValidate(data, estimator, numberOfFolds, samplingKeyColumnName, seed, scored => Evaluate(scored, labelColumnName));
    }

    /// <summary>What the multiclass trainers hang on.</summary>
    public sealed class MulticlassClassificationTrainers : CatalogInstantiatorBase
    {
        internal MulticlassClassificationTrainers(MulticlassClassificationCatalog catalog)
            : base(catalog)
        {
        }
    }
}
