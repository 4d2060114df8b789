namespace Xfel.ML.Formats.Internals;

/// <summary>A line of a STAR file, split into its values.</summary>
internal sealed class StarLine(TextLines lines)
{
    private readonly List<(int Start, int Length)> _values = [];

    /// <summary>The number of values; comments are none.</summary>
    public int Count => _values.Count;

    /// <summary>Whether the first value stands in quotes, and so is nothing but a value.</summary>
    public bool IsQuoted { get; private set; }

    public bool IsName => StartsWith("_");

    /// <summary>A value without its quotes.</summary>
    public ReadOnlySpan<char> this[int index] => lines.Line.Slice(_values[index].Start, _values[index].Length);

    public bool Is(string word) => !IsQuoted && this[0].Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool StartsWith(string word) => !IsQuoted && this[0].StartsWith(word, StringComparison.OrdinalIgnoreCase);

    public void Split()
    {
        ReadOnlySpan<char> line = lines.Line;
        _values.Clear();
        IsQuoted = false;
        int at = 0;
        while (true)
        {
            while (at < line.Length && char.IsWhiteSpace(line[at]))
                at++;
            if (at == line.Length || line[at] == '#')
                return;
            int start = at;
            if (line[at] is '"' or '\'')
            {
                IsQuoted |= Count == 0;
                at = Closing(line, at);
                _values.Add((start + 1, at - start - 1));
                at++;
            }
            else
            {
                while (at < line.Length && !char.IsWhiteSpace(line[at]))
                    at++;
                _values.Add((start, at - start));
            }
        }
    }

    /// <summary>The quote that closes: the one before a space or the end of the line.</summary>
    private int Closing(ReadOnlySpan<char> line, int opening)
    {
        for (int i = opening + 1; i < line.Length; i++)
        {
            if (line[i] == line[opening] && (i + 1 == line.Length || char.IsWhiteSpace(line[i + 1])))
                return i;
        }

        throw lines.FaultHere($"the quote {TextLines.Quote(line[opening..])} that is not closed", "a closing quote before a space or the end of the line", "correct the line");
    }
}
