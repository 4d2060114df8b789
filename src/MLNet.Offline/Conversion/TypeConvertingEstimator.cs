using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Transforms;

/// <summary>
/// Converts columns to another primitive type.
/// <list type="table">
/// <item><term>Needs to look at the data to train</term><description>no</description></item>
/// <item><term>Input column type</term><description>scalar or vector of numbers, booleans, text, times or keys</description></item>
/// <item><term>Output column type</term><description>scalar or vector of the chosen type</description></item>
/// <item><term>Exportable to ONNX</term><description>no</description></item>
/// </list>
/// </summary>
public sealed class TypeConvertingEstimator : TrivialEstimator<TypeConvertingTransformer>
{
    internal TypeConvertingEstimator(IReadOnlyList<ColumnPair> pairs, DataKind kind)
        : base(new TypeConvertingTransformer(pairs, kind))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        return inputSchema.With(Transformer.Columns.Select(pair =>
        {
            SchemaShape.Column source = pair.FindInput(inputSchema);
            PrimitiveDataViewType result = Transformer.ResultOf(source.ItemType);
            Check.Param(result is not null, nameof(inputSchema), $"Don't know how to convert {pair.Input} into {Transformer.Kind}");
            // Microsoft.ML says nothing of keys here, and passes all annotations on.
            return new SchemaShape.Column(pair.Output, source.Kind, result, false, source.Annotations);
        }));
    }
}
