namespace Xfel.ML.Formats.Internals;

/// <summary>A type that numpy stores and this library reads.</summary>
/// <param name="Kind">numpy's letter: b, u, i, f, S or U; <c>'\0'</c> for a type that is not read.</param>
/// <param name="Size">Bytes of an element.</param>
/// <param name="BigEndian">Whether the most significant byte comes first.</param>
internal readonly record struct NpyType(char Kind, int Size, bool BigEndian)
{
    private const int MaxTextLength = 1 << 16;

    public bool IsNumeric => Kind is 'b' or 'u' or 'i' or 'f';

    public bool IsText => Kind is 'S' or 'U';

    /// <summary>Reads a descriptor such as <c>&lt;f4</c>, <c>|b1</c> or <c>&gt;U12</c>.</summary>
    public static NpyType Parse(string descriptor)
    {
        if (descriptor.Length < 3 || descriptor[0] is not ('<' or '>' or '|' or '=') || !TryParseSize(descriptor.AsSpan(2), out int size))
            return default;
        bool bigEndian = descriptor[0] == '>' || (descriptor[0] == '=' && !BitConverter.IsLittleEndian);
        return (descriptor[1], size) switch
        {
            ('b', 1) or ('u' or 'i', 1 or 2 or 4 or 8) or ('f', 2 or 4 or 8) => new NpyType(descriptor[1], size, bigEndian),
            ('S', >= 1 and <= MaxTextLength) => new NpyType('S', size, false),
            ('U', >= 1 and <= MaxTextLength) => new NpyType('U', 4 * size, bigEndian),
            _ => default,
        };
    }

    /// <summary>The type as numpy names it, such as <c>float32</c>.</summary>
    public override string ToString() => Kind switch
    {
        'b' => "bool",
        'u' => FormattableString.Invariant($"uint{8 * Size}"),
        'i' => FormattableString.Invariant($"int{8 * Size}"),
        'f' => FormattableString.Invariant($"float{8 * Size}"),
        'S' => "bytes",
        'U' => "str",
        _ => "unknown",
    };

    private static bool TryParseSize(ReadOnlySpan<char> text, out int size) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out size);
}
