using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>The lines of a text file (UTF-8, any line ends), one at a time; binary content and endless lines are errors.</summary>
internal sealed class TextLines : IDisposable
{
    /// <summary>The longest line, and the longest value in quotes, that is read.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>The most columns of a table that are read.</summary>
    public const int MaxColumns = 4096;

    private const int FirstLength = 1 << 12;
    private const int QuotedLength = 40;

    private readonly StreamReader _reader;
    private char[] _buffer = new char[FirstLength];
    private int _next;
    private int _end;
    private int _start;
    private int _length;
    private bool _afterReturn;

    public TextLines(string path)
    {
        Path = path;
        _reader = new StreamReader(new FileStream(FrameFileHandle.Open(path, "a text file"), FileAccess.Read, bufferSize: 0), new UTF8Encoding(false, true), true, FirstLength);
    }

    public string Path { get; }

    /// <summary>The number of the line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The line without its end; valid until the next one is read.</summary>
    public ReadOnlySpan<char> Line => _buffer.AsSpan(_start, _length);

    public bool MoveNext()
    {
        int searched = 0;
        while (true)
        {
            // The line feed of a line end that was read as a carriage return.
            if (_afterReturn && _next < _end)
            {
                _next += _buffer[_next] == '\n' ? 1 : 0;
                _afterReturn = false;
            }

            int found = _buffer.AsSpan(_next + searched, _end - _next - searched).IndexOfAny('\n', '\r');
            if (found >= 0)
            {
                int length = searched + found;
                _afterReturn = _buffer[_next + length] == '\r';
                Take(length);
                _next++;
                return true;
            }

            searched = _end - _next;
            if (searched > MaxLength)
                throw Fault($"a line of more than {MaxLength} characters after line {Number}", "lines of text", "check that this is the right file");
            if (!Fill())
            {
                if (searched == 0)
                    return false;
                Take(searched);
                return true;
            }
        }
    }

    /// <summary>An error in the line that was read last.</summary>
    public FrameFileException FaultHere(string found, string expected, string remedy) => Fault($"{found} in line {Number}", expected, remedy);

    public FrameFileException Fault(string found, string expected, string remedy) => new(Path, null, found, expected, remedy);

    /// <summary>A text of the file as an error quotes it.</summary>
    public static string Quote(ReadOnlySpan<char> text) => text.Length <= QuotedLength ? $"'{text}'" : $"'{text[..QuotedLength]}...'";

    public void Dispose() => _reader.Dispose();

    private void Take(int length)
    {
        (_start, _length) = (_next, length);
        _next += length;
        Number++;
        if (Line.IndexOfAnyInRange('\0', '\b') >= 0)
            throw FaultHere("binary data", "text", "check that this is the right file");
    }

    private bool Fill()
    {
        if (_next > 0)
        {
            _buffer.AsSpan(_next, _end - _next).CopyTo(_buffer);
            (_next, _end) = (0, _end - _next);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        try
        {
            int read = _reader.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            return read > 0;
        }
        catch (DecoderFallbackException exception)
        {
            throw new FrameFileException(Path, null, $"bytes that are no UTF-8 text after line {Number}", "text", "check that this is the right file, or save it as UTF-8", exception);
        }
        catch (IOException exception)
        {
            throw FrameFileHandle.Unreadable(Path, null, exception);
        }
    }
}
