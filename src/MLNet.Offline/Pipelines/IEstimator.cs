namespace Microsoft.ML;

/// <summary>Learns a transformer from data.</summary>
public interface IEstimator<out TTransformer>
    where TTransformer : ITransformer
{
    /// <summary>Learns from the data.</summary>
    TTransformer Fit(IDataView input);

    /// <summary>The shape that the transformer's output will have; throws where the input lacks what is needed.</summary>
    SchemaShape GetOutputSchema(SchemaShape inputSchema);
}
