using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>The records of a CSV file (RFC 4180), one at a time. Empty lines are skipped.</summary>
internal sealed class CsvRecords(TextLines lines)
{
    private readonly StringBuilder _quoted = new();
    private int _position;

    /// <summary>The cells of the record.</summary>
    public List<string> Cells { get; } = [];

    public bool MoveNext()
    {
        do
        {
            if (!lines.MoveNext())
                return false;
        }
        while (lines.Line.IsWhiteSpace());

        Cells.Clear();
        _position = -1;
        do
        {
            _position++;
            if (Cells.Count == TextLines.MaxColumns)
                throw lines.FaultHere($"more than {TextLines.MaxColumns} columns", "a table with fewer", "check that this is the right file");
            Cells.Add(_position < lines.Line.Length && lines.Line[_position] == '"' ? ReadQuoted() : ReadPlain());
        }
        while (_position < lines.Line.Length);

        return true;
    }

    /// <summary>Appends a cell, in quotes where it needs them.</summary>
    public static void Append(StringBuilder text, string cell)
    {
        if (cell.AsSpan().IndexOfAny(",\"\r\n") < 0 && cell.Trim().Length == cell.Length)
            text.Append(cell);
        else
            text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private string ReadPlain()
    {
        ReadOnlySpan<char> rest = lines.Line[_position..];
        int length = rest.IndexOf(',');
        string cell = (length < 0 ? rest : rest[..length]).ToString();
        _position += cell.Length;
        return cell;
    }

    private string ReadQuoted()
    {
        _quoted.Clear();
        int opened = lines.Number;
        _position++;
        while (true)
        {
            int length = lines.Line[_position..].IndexOf('"');
            if (length >= 0)
            {
                _quoted.Append(lines.Line.Slice(_position, length));
                _position += length + 1;
                if (_position < lines.Line.Length && lines.Line[_position] == '"')
                {
                    _quoted.Append('"');
                    _position++;
                    continue;
                }

                if (_position < lines.Line.Length && lines.Line[_position] != ',')
                    throw lines.FaultHere("text after a closing quote", "a comma or the end of the line", "double the quotes within the cell");
                return _quoted.ToString();
            }

            _quoted.Append(lines.Line[_position..]).Append('\n');
            if (_quoted.Length > TextLines.MaxLength || !lines.MoveNext())
                throw lines.Fault($"a quote in line {opened} that is not closed", "a closing quote", "correct the line");
            _position = 0;
        }
    }
}
