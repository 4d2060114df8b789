using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>The base of estimators that learn nothing: their transformer is made before there is data.</summary>
public abstract class TrivialEstimator<TTransformer> : IEstimator<TTransformer>
    where TTransformer : class, ITransformer
{
    private protected readonly TTransformer Transformer;

    private protected TrivialEstimator(TTransformer transformer) => Transformer = transformer;

    /// <summary>The transformer, after the input's schema was found right.</summary>
    public TTransformer Fit(IDataView input)
    {
        Check.Value(input, nameof(input));
        Transformer.GetOutputSchema(input.Schema);
        return Transformer;
    }

    /// <inheritdoc/>
    public abstract SchemaShape GetOutputSchema(SchemaShape inputSchema);
}
