using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Transforms;

/// <summary>
/// Adds columns by a function of the caller's.
/// <list type="table">
/// <item><term>Needs to look at the data to train</term><description>no</description></item>
/// <item><term>Input column type</term><description>those of the members of <typeparamref name="TSrc"/></description></item>
/// <item><term>Output column type</term><description>those of the members of <typeparamref name="TDst"/></description></item>
/// <item><term>Exportable to ONNX</term><description>no</description></item>
/// </list>
/// </summary>
public sealed class CustomMappingEstimator<TSrc, TDst> : TrivialEstimator<CustomMappingTransformer<TSrc, TDst>>
    where TSrc : class, new()
    where TDst : class, new()
{
    internal CustomMappingEstimator(Action<TSrc, TDst> mapAction, string contractName, SchemaDefinition inputSchemaDefinition, SchemaDefinition outputSchemaDefinition)
        : base(new CustomMappingTransformer<TSrc, TDst>(mapAction, contractName, inputSchemaDefinition, outputSchemaDefinition))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        foreach (RowColumn needed in RowColumn.Of(typeof(TSrc), Transformer.InputDefinition, SchemaDefinition.Direction.Both))
        {
            SchemaShape.Column found = inputSchema.Find(needed.Name) ?? throw Fault.MissingColumn(nameof(inputSchema), "input", needed.Name);
            if (!Fits(SchemaShape.Column.Of(needed.Name, needed.Type, []), found))
                throw Fault.WrongType(nameof(inputSchema), "input", needed.Name, needed.Type.ToString(), found.TypeText());
        }

        return inputSchema.With(SchemaShape.Create(Transformer.OutputSchema));
    }

    // A member of variable size takes vectors of any size.
    private static bool Fits(SchemaShape.Column needed, SchemaShape.Column found)
        => needed.ItemType == found.ItemType && needed.IsKey == found.IsKey
        && (needed.Kind == found.Kind || (needed.Kind == SchemaShape.Column.VectorKind.VariableVector && found.Kind == SchemaShape.Column.VectorKind.Vector));
}
