namespace Microsoft.ML.Internals;

/// <summary>Some columns of a schema, as a schema of their own.</summary>
internal sealed class ColumnSelection
{
    private readonly int[] _sources;

    private ColumnSelection(DataViewSchema input, IEnumerable<DataViewSchema.Column> columns)
    {
        DataViewSchema.Column[] kept = [.. columns];
        Input = input;
        _sources = Array.ConvertAll(kept, c => c.Index);
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(kept);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Input { get; }

    public DataViewSchema Schema { get; }

    /// <summary>The columns of the given names in the order of the names; of hidden ones with the same name only the visible one, unless they are kept.</summary>
    public static ColumnSelection Keep(DataViewSchema schema, string[] names, bool keepHidden)
        => new(schema, names.SelectMany(name => schema.Where(c => c.Name == name && (keepHidden || !c.IsHidden))));

    /// <summary>The columns of other names, hidden ones included.</summary>
    public static ColumnSelection Drop(DataViewSchema schema, string[] names)
        => new(schema, schema.Where(c => Array.IndexOf(names, c.Name) < 0));

    public DataViewSchema.Column Source(DataViewSchema.Column column) => Input[_sources[column.Index]];

    public IEnumerable<DataViewSchema.Column> Sources(IEnumerable<DataViewSchema.Column> columns) => columns.Select(Source).DistinctBy(c => c.Index);
}
