using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Offline.Tests;

/// <summary>Short ways to read what tests look at.</summary>
internal static class Views
{
    public static List<T> Column<T>(this IDataView data, string name, Random? rand = null)
    {
        DataViewSchema.Column column = data.Schema[name];
        using DataViewRowCursor cursor = data.GetRowCursor([column], rand);
        ValueGetter<T> get = cursor.GetGetter<T>(column);
        var values = new List<T>();
        while (cursor.MoveNext())
        {
            T value = default!;
            get(ref value);
            values.Add(value);
        }

        return values;
    }

    public static List<T[]> Vectors<T>(this IDataView data, string name) => [.. data.Column<VBuffer<T>>(name).Select(v => v.DenseValues().ToArray())];

    public static List<string> Texts(this IDataView data, string name) => [.. data.Column<ReadOnlyMemory<char>>(name).Select(t => t.ToString())];

    public static string[] TextAnnotation(this DataViewSchema.Column column, string kind)
    {
        VBuffer<ReadOnlyMemory<char>> values = default;
        column.Annotations.GetValue(kind, ref values);
        return [.. values.DenseValues().Select(t => t.ToString())];
    }

    public static T[] VectorAnnotation<T>(this DataViewSchema.Column column, string kind)
    {
        VBuffer<T> values = default;
        column.Annotations.GetValue(kind, ref values);
        return [.. values.DenseValues()];
    }

    /// <summary>Names, types and annotations of all columns on one line, hidden ones in parentheses.</summary>
    public static string Describe(this DataViewSchema schema)
        => string.Join("; ", schema.Select(c => c.IsHidden ? $"({Describe(c)})" : Describe(c)));

    public static string Describe(this SchemaShape shape)
        => string.Join("; ", shape.Select(c => $"{c.Name}: {c.Kind} {(c.IsKey ? "key " : "")}{c.ItemType}{(c.Annotations.Count == 0 ? "" : $" [{Describe(c.Annotations)}]")}"));

    /// <summary>The shape of a schema, by the public interface.</summary>
    public static SchemaShape ShapeOf(IDataView data)
    {
        var probe = new ShapeProbe();
        new EstimatorChain<ITransformer>().Append(probe).Fit(data);
        return probe.Seen!;
    }

    private static string Describe(DataViewSchema.Column column)
        => column.Annotations.Schema.Count == 0
            ? $"{column.Name}: {column.Type}"
            : $"{column.Name}: {column.Type} [{string.Join(", ", column.Annotations.Schema.Select(a => a.Name).Order(StringComparer.Ordinal))}]";

    /// <summary>An estimator that only looks at what a chain passes to it.</summary>
    private sealed class ShapeProbe : IEstimator<ITransformer>
    {
        public SchemaShape? Seen { get; private set; }

        public ITransformer Fit(IDataView input) => new TransformerChain<ITransformer>();

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Seen = inputSchema;
    }
}
