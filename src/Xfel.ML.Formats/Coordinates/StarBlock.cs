namespace Xfel.ML.Formats;

/// <summary>A data block of a STAR file.</summary>
public sealed record StarBlock
{
    /// <summary>The name, without <c>data_</c>; it can be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The values that stand alone, by name; names begin with an underscore.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The tables.</summary>
    public IReadOnlyList<StarLoop> Loops { get; init; } = [];
}
