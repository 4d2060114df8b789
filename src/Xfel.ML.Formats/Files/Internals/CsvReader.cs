using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>Reads comma-separated values (RFC 4180) row by row: quoted cells may hold commas, quotes and line breaks. Empty lines are passed over.</summary>
internal sealed class CsvReader(TextReader text)
{
    private readonly StringBuilder _cell = new();

    /// <summary>The line on which the last row began, from 1.</summary>
    public int Line { get; private set; }

    private int _nextLine = 1;

    /// <summary>The cells of the next row; null at the end.</summary>
    /// <exception cref="FormatException">A quoted cell is not closed, or has text behind it.</exception>
    public string[]? Next()
    {
        while (text.Peek() is '\r' or '\n')
            EndLine();
        if (text.Peek() < 0)
            return null;
        Line = _nextLine;
        var cells = new List<string> { Cell() };
        while (text.Peek() == ',')
        {
            text.Read();
            cells.Add(Cell());
        }

        if (text.Peek() is not (-1 or '\r' or '\n'))
            throw new FormatException($"text behind a quoted cell in line {Line}");
        EndLine();
        return [.. cells];
    }

    private string Cell()
    {
        _cell.Clear();
        if (text.Peek() == '"')
        {
            ReadQuoted();
        }
        else
        {
            while (text.Peek() is not (-1 or ',' or '\r' or '\n'))
                _cell.Append((char)text.Read());
        }

        return _cell.ToString();
    }

    private void ReadQuoted()
    {
        text.Read();
        while (true)
        {
            int next = text.Read();
            if (next < 0)
                throw new FormatException($"a quoted cell in line {Line} that is not closed");
            if (next == '"')
            {
                if (text.Peek() != '"')
                    return;
                text.Read();
            }

            if (next == '\n')
                _nextLine++;
            _cell.Append((char)next);
        }
    }

    private void EndLine()
    {
        int end = text.Read();
        if (end == '\r' && text.Peek() == '\n')
            text.Read();
        if (end >= 0)
            _nextLine++;
    }
}
