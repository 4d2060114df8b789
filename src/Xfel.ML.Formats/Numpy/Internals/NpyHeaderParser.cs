using System.Globalization;

namespace Xfel.ML.Formats.Internals;

/// <summary>Reads the Python dictionary literal of an NPY header: strings, booleans, tuples of integers, and nothing else.</summary>
internal ref struct NpyHeaderParser(ReadOnlySpan<char> text)
{
    private const int MaxAxes = 32;

    private readonly ReadOnlySpan<char> _text = text;
    private int _position;

    /// <summary>Reads the dictionary.</summary>
    /// <exception cref="FormatException">It is not a header; the message says what was found.</exception>
    public static NpyHeader Parse(ReadOnlySpan<char> text, int dataOffset)
    {
        var parser = new NpyHeaderParser(text);
        return parser.Dictionary(dataOffset);
    }

    private NpyHeader Dictionary(int dataOffset)
    {
        string? descriptor = null;
        bool? fortranOrder = null;
        List<long>? shape = null;
        Require('{');
        while (!Accept('}'))
        {
            string key = Text();
            Require(':');
            switch (key)
            {
                case "descr" when descriptor is null:
                    descriptor = Peek() == '[' ? throw new FormatException("a structured type (a record of several fields)") : Text();
                    break;
                case "fortran_order" when fortranOrder is null:
                    fortranOrder = Boolean();
                    break;
                case "shape" when shape is null:
                    shape = Tuple();
                    break;
                default:
                    throw new FormatException($"the header key '{key}', unknown or given twice");
            }

            if (!Accept(','))
            {
                Require('}');
                break;
            }
        }

        if (Peek() != '\0')
            throw new FormatException("text after the header's dictionary");
        if (descriptor is null || fortranOrder is null || shape is null)
            throw new FormatException("a header without descr, fortran_order or shape");
        return Describe(descriptor, fortranOrder.Value, shape, dataOffset);
    }

    private static NpyHeader Describe(string descriptor, bool fortranOrder, List<long> shape, int dataOffset)
    {
        NpyType type = NpyType.Parse(descriptor);
        long count = 1;
        try
        {
            foreach (long length in shape)
                count = checked(count * length);
            _ = checked(count * Math.Max(type.Size, 1) + dataOffset);
        }
        catch (OverflowException)
        {
            // A zero axis makes any array empty, whatever the others say.
            count = shape.Contains(0) ? 0 : throw new FormatException($"the shape ({string.Join(", ", shape)}), more elements than any file holds");
        }

        return new NpyHeader
        {
            Descriptor = descriptor,
            Shape = shape,
            FortranOrder = fortranOrder,
            Count = count,
            ElementSize = type.Size,
            DataOffset = dataOffset,
            Type = type,
        };
    }

    private List<long> Tuple()
    {
        List<long> values = [];
        Require('(');
        while (!Accept(')'))
        {
            if (values.Count == MaxAxes)
                throw new FormatException($"a shape of more than {MaxAxes} axes");
            values.Add(Integer());
            if (!Accept(','))
            {
                Require(')');
                break;
            }
        }

        return values;
    }

    private long Integer()
    {
        SkipSpace();
        int start = _position;
        while (_position < _text.Length && (char.IsAsciiDigit(_text[_position]) || (_position == start && _text[_position] == '-')))
            _position++;
        ReadOnlySpan<char> digits = _text[start.._position];
        if (_position < _text.Length && _text[_position] == 'L') // written by Python 2
            _position++;
        if (digits.StartsWith('-'))
            throw new FormatException($"the negative length {digits} in the shape");
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw new FormatException(digits.IsEmpty ? $"{Here()} where the header needs a length" : $"the length {digits} in the shape");
    }

    private bool Boolean()
    {
        SkipSpace();
        foreach ((string word, bool value) in (ReadOnlySpan<(string, bool)>)[("True", true), ("False", false)])
        {
            if (_text[_position..].StartsWith(word))
            {
                _position += word.Length;
                return value;
            }
        }

        throw new FormatException($"{Here()} where the header needs True or False");
    }

    private string Text()
    {
        char quote = Peek();
        if (quote is not ('\'' or '"'))
            throw new FormatException($"{Here()} where the header needs a quoted word");
        ReadOnlySpan<char> rest = _text[(_position + 1)..];
        int length = rest.IndexOf(quote);
        if (length < 0 || rest[..length].Contains('\\'))
            throw new FormatException("a quoted word in the header that does not end");
        _position += length + 2;
        return rest[..length].ToString();
    }

    private void Require(char expected)
    {
        if (!Accept(expected))
            throw new FormatException($"{Here()} where the header needs '{expected}'");
    }

    private bool Accept(char expected)
    {
        if (Peek() != expected)
            return false;
        _position++;
        return true;
    }

    private char Peek()
    {
        SkipSpace();
        return _position < _text.Length ? _text[_position] : '\0';
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\n' or '\t' or '\r')
            _position++;
    }

    private readonly string Here() => _position < _text.Length ? $"'{_text[_position]}'" : "the end";
}
