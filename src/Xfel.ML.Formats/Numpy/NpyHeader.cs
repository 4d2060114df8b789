namespace Xfel.ML.Formats;

/// <summary>What the header of an NPY array says.</summary>
public sealed record NpyHeader
{
    /// <summary>numpy's type descriptor, such as <c>&lt;f4</c>.</summary>
    public required string Descriptor { get; init; }

    /// <summary>The shape; empty for a scalar.</summary>
    public required IReadOnlyList<long> Shape { get; init; }

    /// <summary>Whether the first axis varies fastest.</summary>
    public bool FortranOrder { get; init; }

    /// <summary>The number of elements.</summary>
    public long Count { get; init; }

    /// <summary>The number of bytes of an element; 0 where this library cannot read the type.</summary>
    public int ElementSize { get; init; }

    /// <summary>The number of bytes before the first element.</summary>
    public int DataOffset { get; init; }

    /// <summary>The shape as numpy prints it, such as <c>(3, 128, 128)</c>.</summary>
    public string ShapeText => $"({string.Join(", ", Shape)}{(Shape.Count == 1 ? "," : "")})";

    internal Internals.NpyType Type { get; init; }
}
