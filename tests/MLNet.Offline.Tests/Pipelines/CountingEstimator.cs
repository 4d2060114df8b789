using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests.Pipelines;

/// <summary>A third-party estimator over the public interfaces: adds a column of row lengths, and counts fits and computed rows.</summary>
internal sealed class CountingEstimator(MLContext ml) : IEstimator<CountingTransformer>
{
    public int Fits { get; private set; }

    public CountingTransformer Transformer { get; } = new();

    public CountingTransformer Fit(IDataView input)
    {
        Fits++;
        return Transformer;
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => new(inputSchema.Concat(ml.Transforms.CustomMapping<Nothing, Sum>((_, _) => { }, null!).GetOutputSchema(new SchemaShape([]))));

    public sealed class Nothing
    {
    }

    public sealed class Sum
    {
        public float Total { get; set; }
    }
}
