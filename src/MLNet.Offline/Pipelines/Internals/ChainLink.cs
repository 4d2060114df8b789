using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>An estimator of a chain, and whether its output is cached for those after it.</summary>
internal sealed record ChainLink(IEstimator<ITransformer> Estimator, TransformerScope Scope, bool CacheAfter);
