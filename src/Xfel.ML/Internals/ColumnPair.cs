using Microsoft.ML;

namespace Xfel.ML.Internals;

/// <summary>The names of the column that a transformer writes and of the column that it reads.</summary>
internal sealed record ColumnPair
{
    public ColumnPair(string outputColumnName, string? inputColumnName)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        if (inputColumnName is { Length: 0 })
            throw new ArgumentException("The input column name is empty; name a column, or pass null to read the column that is written.", nameof(inputColumnName));
        Output = outputColumnName;
        Input = inputColumnName ?? outputColumnName;
    }

    public string Output { get; }

    public string Input { get; }

    /// <summary>Schema propagation: the input must be a vector of Single of known size, and so is the output.</summary>
    public SchemaShape Propagate(SchemaShape inputSchema, bool namesSlots = false)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        FrameSchema.Require(inputSchema, Input);
        SchemaShape.Column added = FrameSchema.VectorShape(Output, namesSlots);
        return new SchemaShape([.. inputSchema.Where(column => column.Name != Output), added]);
    }
}
