using Microsoft.ML;

namespace Xfel.ML.Tests.Conformance;

/// <summary>Stands for a trainer that reads its input several times, and keeps what it saw.</summary>
internal sealed class PassesEstimator(int passes) : IEstimator<ITransformer>
{
    public List<string[]> Seen { get; } = [];

    public ITransformer Fit(IDataView input)
    {
        for (int pass = 0; pass < passes; pass++)
            Seen.Add([.. MappedValues.ReadAll(input).Select(row => row.Mapped)]);
        return new MLContext().Transforms.CopyColumns("After", ConformanceCase.Output).Fit(input);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
}
