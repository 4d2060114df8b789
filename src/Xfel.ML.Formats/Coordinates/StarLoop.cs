namespace Xfel.ML.Formats;

/// <summary>A table of a STAR file.</summary>
public sealed record StarLoop
{
    /// <summary>The names of the columns; they begin with an underscore.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The rows: each has a value for every column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];
}
