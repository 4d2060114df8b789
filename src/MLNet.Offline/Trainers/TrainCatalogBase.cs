using Microsoft.ML.Internals;

namespace Microsoft.ML;

/// <summary>Trainers and metrics of a task.</summary>
public abstract class TrainCatalogBase
{
    private protected TrainCatalogBase(HostEnvironment environment) => Environment = environment;

    internal HostEnvironment Environment { get; }

    /// <summary>Trains on each training set of a cross-validation, and evaluates on the rows that were held out.</summary>
    private protected IReadOnlyList<CrossValidationResult<TMetrics>> CrossValidate<TMetrics>(
        IDataView data, IEstimator<ITransformer> estimator, int numberOfFolds, string samplingKeyColumnName, int? seed, Func<IDataView, TMetrics> evaluate)
        where TMetrics : class
    {
        Check.Value(data, nameof(data));
        Check.Value(estimator, nameof(estimator));
        Check.Param(numberOfFolds > 1, "numFolds", "Must be more than 1");
        var results = new List<CrossValidationResult<TMetrics>>();
        foreach (DataOperationsCatalog.TrainTestData split in new DataOperationsCatalog(Environment).CrossValidationSplit(data, numberOfFolds, samplingKeyColumnName, seed))
        {
            ITransformer model = estimator.Fit(split.TrainSet);
            IDataView scored = model.Transform(split.TestSet);
            results.Add(new CrossValidationResult<TMetrics>(model, evaluate(scored), scored, results.Count));
        }

        return results;
    }

    /// <summary>One fold of a cross-validation.</summary>
    /// <typeparam name="T">Type of the metrics.</typeparam>
    public sealed class CrossValidationResult<T>
        where T : class
    {
        /// <summary>The metrics on the rows that were held out.</summary>
        public readonly T Metrics;

        /// <summary>What was fitted on the other rows.</summary>
        public readonly ITransformer Model;

        /// <summary>The rows that were held out, scored.</summary>
        public readonly IDataView ScoredHoldOutSet;

        /// <summary>The number of the fold, from 0.</summary>
        public readonly int Fold;

        internal CrossValidationResult(ITransformer model, T metrics, IDataView scores, int fold)
        {
            Model = model;
            Metrics = metrics;
            ScoredHoldOutSet = scores;
            Fold = fold;
        }
    }

    /// <summary>What the trainers of a task hang on, as extension methods.</summary>
    public abstract class CatalogInstantiatorBase
    {
        private protected CatalogInstantiatorBase(TrainCatalogBase owner) => Owner = owner;

        internal TrainCatalogBase Owner { get; }
    }
}
