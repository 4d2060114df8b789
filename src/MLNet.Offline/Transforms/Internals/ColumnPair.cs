namespace Microsoft.ML.Internals;

/// <summary>An output column and the input column that it is made from.</summary>
internal readonly record struct ColumnPair(string Output, string Input)
{
    public static ColumnPair[] Of(string output, string input) => [new(output, input ?? output)];

    public static ColumnPair[] Of(IReadOnlyList<InputOutputColumnPair> columns)
    {
        Check.Value(columns, nameof(columns));
        return [.. columns.Select(c => new ColumnPair(c.OutputColumnName, c.InputColumnName))];
    }

    public static void CheckDistinct(IReadOnlyList<ColumnPair> pairs, string paramName)
    {
        var outputs = new HashSet<string>();
        foreach (ColumnPair pair in pairs)
        {
            Check.NonEmpty(pair.Input, paramName);
            Check.NonEmpty(pair.Output, paramName);
            Check.Param(outputs.Add(pair.Output), paramName, $"Name of the result column '{pair.Output}' specified multiple times");
        }
    }

    public static void Write(ModelWriter writer, IReadOnlyList<ColumnPair> pairs)
    {
        writer.Write(pairs.Count);
        foreach (ColumnPair pair in pairs)
        {
            writer.Write(pair.Output);
            writer.Write(pair.Input);
        }
    }

    public static ColumnPair[] Read(ModelReader reader)
    {
        var pairs = new ColumnPair[reader.ReadCount()];
        var outputs = new HashSet<string>();
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = new ColumnPair(reader.ReadName(), reader.ReadName());
            if (!outputs.Add(pairs[i].Output))
                throw reader.Damaged($"column '{pairs[i].Output}' is written twice");
        }

        return pairs;
    }

    /// <summary>The input column in a schema.</summary>
    public DataViewSchema.Column FindInput(DataViewSchema schema) => schema.GetColumnOrNull(Input) ?? throw Fault.MissingColumn("inputSchema", "input", Input);

    /// <summary>The input column in a shape.</summary>
    public SchemaShape.Column FindInput(SchemaShape shape) => shape.Find(Input) ?? throw Fault.MissingColumn("inputSchema", "input", Input);
}
