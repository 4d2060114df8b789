using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML.Transforms;

/// <summary>
/// Joins columns to a vector.
/// <list type="table">
/// <item><term>Needs to look at the data to train</term><description>no</description></item>
/// <item><term>Input column type</term><description>scalars and vectors of one item type, keys excepted</description></item>
/// <item><term>Output column type</term><description>vector of that item type</description></item>
/// <item><term>Exportable to ONNX</term><description>no</description></item>
/// </list>
/// </summary>
public sealed class ColumnConcatenatingEstimator : IEstimator<ColumnConcatenatingTransformer>
{
    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingEstimator(string outputColumnName, string[] inputColumnNames)
    {
        Check.NonEmpty(outputColumnName, nameof(outputColumnName));
        Check.Value(inputColumnNames, nameof(inputColumnNames));
        Check.Param(inputColumnNames.Length > 0, nameof(inputColumnNames), "Input columns not specified");
        Check.Param(!Array.Exists(inputColumnNames, string.IsNullOrEmpty), nameof(inputColumnNames), "Contained some null or empty items");
        _output = outputColumnName;
        _inputs = inputColumnNames;
    }

    /// <inheritdoc/>
    public ColumnConcatenatingTransformer Fit(IDataView input)
    {
        Check.Value(input, nameof(input));
        return new ColumnConcatenatingTransformer(_output, _inputs);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        SchemaShape.Column[] inputs = [.. _inputs.Select(name => inputSchema.Find(name) ?? throw Fault.MissingColumn(nameof(inputSchema), "input", name))];
        DataViewType item = inputs[0].ItemType;
        foreach (SchemaShape.Column input in inputs)
        {
            Check.That(!input.IsKey, $"Column '{input.Name}' is key. Concatenation of keys is unsupported.");
            Check.That(input.ItemType.Equals(item), $"Concatenated columns should have the same type. Column '{input.Name}' has type of {input.ItemType}, but expected column type is {item}.");
        }

        bool varies = Array.Exists(inputs, c => c.Kind == SchemaShape.Column.VectorKind.VariableVector);
        var annotations = new List<SchemaShape.Column>();
        if (Array.TrueForAll(inputs, c => c.Annotations.Find(AnnotationKinds.IsNormalized) is { Kind: SchemaShape.Column.VectorKind.Scalar, ItemType: BooleanDataViewType }))
            annotations.Add(AnnotationKinds.FlagShape(AnnotationKinds.IsNormalized));
        if (Array.Exists(inputs, c => c.Annotations.Find(AnnotationKinds.CategoricalSlotRanges) is { Kind: SchemaShape.Column.VectorKind.Vector } ranges && ranges.ItemType == NumberDataViewType.Int32))
            annotations.Add(new SchemaShape.Column(AnnotationKinds.CategoricalSlotRanges, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Int32, false));
        if (Array.Exists(inputs, HasSlotNames))
            annotations.Add(AnnotationKinds.SlotNamesShape);
        var kind = varies ? SchemaShape.Column.VectorKind.VariableVector : SchemaShape.Column.VectorKind.Vector;
        return inputSchema.With(new SchemaShape.Column(_output, kind, item, false, new SchemaShape(annotations)));
    }

    // A scalar is a slot with the column's name.
    private static bool HasSlotNames(SchemaShape.Column column)
        => column.Kind == SchemaShape.Column.VectorKind.Scalar
        || (column.Kind == SchemaShape.Column.VectorKind.Vector && column.Annotations.Find(AnnotationKinds.SlotNames) is { Kind: SchemaShape.Column.VectorKind.Vector, ItemType: TextDataViewType });
}
