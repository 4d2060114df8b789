namespace Xfel.ML.Formats.Internals;

/// <summary>Reads a STAR file part by part, so that memory does not grow with it.</summary>
internal sealed class StarReader(TextLines lines)
{
    private const string CorrectTheLine = "correct or remove the line";

    private readonly StarLine _line = new(lines);
    private bool _inLoop;
    private bool _inNames;
    private bool _again;

    public TextLines Lines => lines;

    /// <summary>The name of the data block.</summary>
    public string Block { get; private set; } = "";

    /// <summary>The columns of the table.</summary>
    public List<string> Columns { get; private set; } = [];

    /// <summary>A value of the row, or of the two of a name with its value; valid until the next part is read.</summary>
    public ReadOnlySpan<char> this[int index] => _line[index];

    public StarPart Next()
    {
        while (true)
        {
            if (!_again && !lines.MoveNext())
                return _inNames ? EndNames() : StarPart.End;
            if (!_again)
                _line.Split();
            _again = false;
            if (_line.Count == 0)
                continue;
            if (_inNames && !_line.IsName)
            {
                _again = true;
                return EndNames();
            }

            if (Read() is { } part)
                return part;
        }
    }

    private StarPart? Read()
    {
        if (_line.IsName)
            return _inNames ? ReadNames(0) : ReadValue();

        // A row can start with the name of a micrograph such as data_1.mrc; a block stands alone in its line.
        if (_line.StartsWith("data_") && (_line.Count == 1 || !_inLoop))
            return ReadBlock();
        if (_line.Is("loop_"))
        {
            (_inLoop, _inNames) = (true, true);
            Columns = [];
            return ReadNames(1);
        }

        if (_line.StartsWith("save_") || _line.Is("global_") || (!_line.IsQuoted && lines.Line[0] == ';'))
            throw lines.FaultHere($"{TextLines.Quote(_line[0])}", "data blocks of values and loops: save frames, global blocks and values over several lines are not read", "convert the file");
        if (!_inLoop)
            throw lines.FaultHere($"the value {TextLines.Quote(_line[0])} outside of any loop", "data_, loop_ or a name that begins with _", CorrectTheLine);
        if (_line.Count != Columns.Count)
            throw lines.FaultHere($"{_line.Count} {(_line.Count == 1 ? "value" : "values")}", $"{Columns.Count}, one for each column of the loop", CorrectTheLine);
        return StarPart.Row;
    }

    private StarPart ReadBlock()
    {
        if (_line.Count > 1)
            throw lines.FaultHere($"{TextLines.Quote(_line[1])} after the name of a block", "the end of the line", CorrectTheLine);
        Block = _line[0]["data_".Length..].ToString();
        _inLoop = false;
        return StarPart.Block;
    }

    private StarPart ReadValue()
    {
        if (_line.Count != 2)
            throw lines.FaultHere($"{_line.Count - 1} values after {TextLines.Quote(_line[0])}", "one value; with spaces in it in quotes", CorrectTheLine);
        _inLoop = false;
        return StarPart.Value;
    }

    private StarPart? ReadNames(int first)
    {
        for (int i = first; i < _line.Count; i++)
        {
            if (_line[i][0] != '_')
                throw lines.FaultHere($"{TextLines.Quote(_line[i])} among the names of a loop", "names that begin with _", CorrectTheLine);
            if (Columns.Count == TextLines.MaxColumns)
                throw lines.FaultHere($"more than {TextLines.MaxColumns} columns of a loop", "a table", "check that this is the right file");
            Columns.Add(_line[i].ToString());
        }

        return null;
    }

    private StarPart EndNames()
    {
        _inNames = false;
        return Columns.Count > 0 ? StarPart.Loop : throw lines.FaultHere("a loop without columns", "names that begin with _", CorrectTheLine);
    }
}
