using Microsoft.ML;
using Microsoft.ML.Data;

namespace Xfel.ML.Tests.Conformance;

/// <summary>Shapes of schemas, which ML.NET only makes in its own pipelines: one is caught there by an estimator that looks at what it is given.</summary>
internal static class Shapes
{
    public static SchemaShape Of(DataViewSchema schema)
    {
        var witness = new Witness();
        var chain = new EstimatorChain<ITransformer>().Append(witness);
        Assert.ThrowsExactly<WitnessException>(() => chain.Fit(new EmptyView(schema)));
        return witness.Shape!;
    }

    private sealed class WitnessException : Exception;

    private sealed class Witness : IEstimator<ITransformer>
    {
        public SchemaShape? Shape { get; private set; }

        public ITransformer Fit(IDataView input) => throw new NotSupportedException();

        public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        {
            Shape = inputSchema;
            throw new WitnessException();
        }
    }

    private sealed class EmptyView(DataViewSchema schema) : IDataView
    {
        public bool CanShuffle => false;

        public DataViewSchema Schema => schema;

        public long? GetRowCount() => 0;

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => throw new NotSupportedException();

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => throw new NotSupportedException();
    }
}
