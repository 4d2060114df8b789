using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Transforms;

/// <summary>
/// Copies columns under other names.
/// <list type="table">
/// <item><term>Needs to look at the data to train</term><description>no</description></item>
/// <item><term>Input column type</term><description>any</description></item>
/// <item><term>Output column type</term><description>that of the input, with its annotations</description></item>
/// <item><term>Exportable to ONNX</term><description>no</description></item>
/// </list>
/// </summary>
public sealed class ColumnCopyingEstimator : TrivialEstimator<ColumnCopyingTransformer>
{
    internal ColumnCopyingEstimator(IReadOnlyList<ColumnPair> pairs)
        : base(new ColumnCopyingTransformer(pairs))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        return inputSchema.With(Transformer.Columns.Select(pair => pair.FindInput(inputSchema).Named(pair.Output)));
    }
}
