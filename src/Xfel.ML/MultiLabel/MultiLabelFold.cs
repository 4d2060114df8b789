using Microsoft.ML;

namespace Xfel.ML;

/// <summary>One fold of a cross-validation over several labels a row.</summary>
/// <param name="Fold">Number of the fold, from 0.</param>
/// <param name="Model">What was fitted on the other folds.</param>
/// <param name="Metrics">The metrics on the rows that were held out.</param>
/// <param name="ScoredHoldOutSet">The rows that were held out, scored.</param>
public sealed record MultiLabelFold(int Fold, ITransformer Model, MultiLabelMetrics Metrics, IDataView ScoredHoldOutSet);
