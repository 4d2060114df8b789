using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Transforms;

/// <summary>
/// Replaces keys by the values that they stand for.
/// <list type="table">
/// <item><term>Needs to look at the data to train</term><description>no</description></item>
/// <item><term>Input column type</term><description>scalar or vector of keys with key values</description></item>
/// <item><term>Output column type</term><description>scalar or vector of the type of the key values</description></item>
/// <item><term>Exportable to ONNX</term><description>no</description></item>
/// </list>
/// </summary>
public sealed class KeyToValueMappingEstimator : TrivialEstimator<KeyToValueMappingTransformer>
{
    internal KeyToValueMappingEstimator(IReadOnlyList<ColumnPair> pairs)
        : base(new KeyToValueMappingTransformer(pairs))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        return inputSchema.With(Transformer.Columns.Select(pair =>
        {
            SchemaShape.Column source = pair.FindInput(inputSchema);
            if (!source.IsKey)
                throw Fault.WrongType(nameof(inputSchema), "input", pair.Input, "KeyType", source.TypeText());
            SchemaShape.Column values = source.Annotations.Find(AnnotationKinds.KeyValues)
                ?? throw Fault.Param(nameof(inputSchema), $"Input column '{pair.Input}' doesn't contain key values metadata");
            SchemaShape annotations = source.Kind == SchemaShape.Column.VectorKind.Vector && source.Annotations.Find(AnnotationKinds.SlotNames) is SchemaShape.Column slots
                ? new SchemaShape([slots])
                : null;
            return new SchemaShape.Column(pair.Output, source.Kind, values.ItemType, values.IsKey, annotations);
        }));
    }
}
