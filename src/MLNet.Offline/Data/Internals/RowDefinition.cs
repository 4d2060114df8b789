using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Definitions of row classes after a schema.</summary>
internal static class RowDefinition
{
    /// <summary>The definition of a class whose columns take the types and annotations of those of the same name in a schema.</summary>
    public static SchemaDefinition Of(Type rowType, DataViewSchema schema)
    {
        var definition = SchemaDefinition.Create(rowType, SchemaDefinition.Direction.Read);
        foreach (DataViewSchema.Column column in schema)
        {
            SchemaDefinition.Column bound = definition[column.Name] ?? throw Fault.State($"Type should contain a member named {column.Name}");
            bound.ColumnType = column.Type;
            foreach (DataViewSchema.Column annotation in column.Annotations.Schema)
                bound.Values[annotation.Name] = (annotation.Type, column.Annotations.GetterAt(annotation.Index));
        }

        return definition;
    }
}
