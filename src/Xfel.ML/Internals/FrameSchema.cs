using System.Diagnostics.CodeAnalysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>What a column of frames looks like, and the schema errors of one that does not, worded as ML.NET words its own.</summary>
internal static class FrameSchema
{
    private const string Expected = "Vector<Single, height, width>";

    private const string Remedy =
        "; load frames with mlContext.Data.LoadFrames, or give the column the type new VectorDataViewType(NumberDataViewType.Single, height, width)";

    private static readonly Lazy<TransformsCatalog> Catalog = new(() => new MLContext().Transforms);

    public static VectorDataViewType TypeOf(FrameSize size) => new(NumberDataViewType.Single, size.Height, size.Width);

    public static DataViewSchema.Column Require(DataViewSchema schema, string name)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (schema.GetColumnOrNull(name) is not { } column)
            return ThrowMissing<DataViewSchema.Column>(name, schema.Where(c => !c.IsHidden).Select(c => c.Name));
        return column;
    }

    /// <summary>The frame size of a column, or a schema error.</summary>
    public static FrameSize SizeOf(DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType { Dimensions: [> 0, > 0] } vector && vector.ItemType.Equals(NumberDataViewType.Single))
            return new FrameSize(vector.Dimensions[0], vector.Dimensions[1]);
        ThrowMismatch(column.Name, Expected, column.Type.ToString()!, Remedy);
        return default;
    }

    /// <summary>A shape knows only that a column is a vector; its dimensions are checked once the schema is known.</summary>
    public static void Require(SchemaShape shape, string name)
    {
        SchemaShape.Column column = Find(shape, name);
        if (column.Kind != SchemaShape.Column.VectorKind.Vector || column.IsKey || !column.ItemType.Equals(NumberDataViewType.Single))
            ThrowMismatch(name, Expected, Describe(column), Remedy);
    }

    /// <summary>A column of a shape, or a schema error.</summary>
    public static SchemaShape.Column Find(SchemaShape shape, string name)
    {
        foreach (SchemaShape.Column column in shape)
        {
            if (column.Name == name)
                return column;
        }

        return ThrowMissing<SchemaShape.Column>(name, shape.Select(column => column.Name));
    }

    /// <summary>
    /// The shape of a vector column of Single. ML.NET keeps the constructor of <see cref="SchemaShape.Column"/> to itself, so the column is
    /// taken from the schema propagation of a custom mapping that never runs.
    /// </summary>
    /// <param name="name">The column's name.</param>
    /// <param name="hasSlotNames">Whether its slots have names.</param>
    public static SchemaShape.Column VectorShape(string name, bool hasSlotNames = false)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(AnyFrame));
        // The type first: renaming the column takes its old name away.
        definition[nameof(AnyFrame.Values)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1);
        if (hasSlotNames)
            definition[nameof(AnyFrame.Values)].AddAnnotation(SlotNames.Kind, SlotNames.Texts([""]), SlotNames.TypeFor(1));
        definition[nameof(AnyFrame.Values)].ColumnName = name;
        return Catalog.Value.CustomMapping<Nothing, AnyFrame>((_, _) => { }, contractName: null, outputSchemaDefinition: definition)
            .GetOutputSchema(new SchemaShape([]))[0];
    }

    /// <summary>A schema error about a column that exists, with what can be done about it.</summary>
    [DoesNotReturn]
    public static void ThrowMismatch(string name, string expected, string found, string remedy = "") =>
        throw new ArgumentOutOfRangeException("inputSchema", $"Schema mismatch for input column '{name}': expected {expected}, got {found}{remedy}");

    /// <summary>A column's type in ML.NET's words.</summary>
    public static string Describe(SchemaShape.Column column)
    {
        string item = column.IsKey ? $"Key<{column.ItemType}>" : column.ItemType.ToString()!;
        return column.Kind switch
        {
            SchemaShape.Column.VectorKind.Vector => $"Vector<{item}>",
            SchemaShape.Column.VectorKind.VariableVector => $"VarVector<{item}>",
            _ => item,
        };
    }

    [DoesNotReturn]
    private static T ThrowMissing<T>(string name, IEnumerable<string> columns) =>
        throw new ArgumentOutOfRangeException("inputSchema", $"Could not find input column '{name}'; the columns are {string.Join(", ", columns.Distinct())}");

    private sealed class Nothing;

    private sealed class AnyFrame
    {
        public float[] Values = [];
    }
}
