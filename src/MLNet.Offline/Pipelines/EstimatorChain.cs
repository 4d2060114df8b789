using Microsoft.ML.Internals;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Estimators in a row: each is fitted on the output of those before it.</summary>
public sealed class EstimatorChain<TLastTransformer> : IEstimator<TransformerChain<TLastTransformer>>
    where TLastTransformer : class, ITransformer
{
    /// <summary>The last estimator; null in an empty chain.</summary>
    public readonly IEstimator<TLastTransformer> LastEstimator;

    private readonly ChainLink[] _links;

    /// <summary>An empty chain.</summary>
    public EstimatorChain()
        : this([])
    {
    }

    private EstimatorChain(ChainLink[] links)
    {
        _links = links;
        LastEstimator = links.LastOrDefault()?.Estimator as IEstimator<TLastTransformer>;
    }

    /// <summary>Fits one estimator after the other.</summary>
    public TransformerChain<TLastTransformer> Fit(IDataView input)
    {
        // A chain that cannot work fails here, before minutes go into its first estimators.
        GetOutputSchema(SchemaShape.Create(input.Schema));
        IDataView current = input;
        var transformers = new ITransformer[_links.Length];
        for (int i = 0; i < _links.Length; i++)
        {
            transformers[i] = _links[i].Estimator.Fit(current);
            current = transformers[i].Transform(current);
            if (_links[i].CacheAfter && i < _links.Length - 1)
                current = new CacheDataView(current, []);
        }

        return new TransformerChain<TLastTransformer>(transformers, _links.Select(link => link.Scope));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => _links.Aggregate(inputSchema, (shape, link) => link.Estimator.GetOutputSchema(shape));

    /// <summary>This chain with one more estimator.</summary>
    public EstimatorChain<TNewTrans> Append<TNewTrans>(IEstimator<TNewTrans> estimator, TransformerScope scope = TransformerScope.Everything)
        where TNewTrans : class, ITransformer
    {
        Check.Value(estimator, nameof(estimator));
        return new EstimatorChain<TNewTrans>([.. _links, new ChainLink(estimator, scope, CacheAfter: false)]);
    }

    /// <summary>This chain with its output so far cached in memory, so that what follows reads it as often as it likes while what comes before runs once.</summary>
    public EstimatorChain<TLastTransformer> AppendCacheCheckpoint(IHostEnvironment env)
    {
        Check.Value(env, nameof(env));
        Check.That(_links.Length > 0, "Current estimator chain has no estimator, can't append cache checkpoint.");
        if (_links[^1].CacheAfter)
            return this;
        return new EstimatorChain<TLastTransformer>([.. _links[..^1], _links[^1] with { CacheAfter = true }]);
    }
}
