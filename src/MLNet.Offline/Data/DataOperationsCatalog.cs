using Microsoft.ML.Data;
using Microsoft.ML.Internals;

namespace Microsoft.ML;

/// <summary>Operations on data: loading, caching, filtering, splitting, shuffling.</summary>
public sealed partial class DataOperationsCatalog
{
    private readonly HostEnvironment _environment;

    internal DataOperationsCatalog(HostEnvironment environment) => _environment = environment;

    /// <summary>A table over row objects, which every reading enumerates anew; the members of the row class are the columns.</summary>
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition schemaDefinition = null)
        where TRow : class
    {
        Check.Value(data, nameof(data));
        RowColumn[] columns = RowColumn.Of(typeof(TRow), schemaDefinition, SchemaDefinition.Direction.Read);
        return new EnumerableDataView<TRow>(data, new RowReader<TRow>(columns));
    }

    /// <summary>A table over row objects whose columns have the types and annotations of a schema.</summary>
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, DataViewSchema schema)
        where TRow : class
    {
        Check.Value(data, nameof(data));
        Check.Value(schema, nameof(schema));
        return LoadFromEnumerable(data, RowDefinition.Of(typeof(TRow), schema));
    }

    /// <summary>The table with its columns kept in memory once they were read; a column is read from the source at most once.</summary>
    public IDataView Cache(IDataView input, params string[] columnsToPrefetch)
    {
        Check.Value(input, nameof(input));
        var prefetch = new List<int>();
        foreach (string name in columnsToPrefetch ?? [])
            prefetch.Add((input.Schema.GetColumnOrNull(name) ?? throw Fault.MissingColumn(nameof(columnsToPrefetch), "prefetch", name)).Index);
        return new CacheDataView(input, prefetch);
    }
}
