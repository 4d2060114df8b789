using System.Buffers;
using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>Writes STAR files as RELION does: a name a line, a row a line.</summary>
internal static class StarWriter
{
    private static readonly string[] Words = ["data_", "loop_", "save_", "stop_", "global_"];
    private static readonly SearchValues<char> Special = SearchValues.Create("_#$'\"[];");

    public static void Write(Stream stream, IReadOnlyList<StarBlock> blocks)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (StarBlock block in blocks)
        {
            writer.WriteLine();
            writer.WriteLine($"data_{Name(block.Name)}");
            if (block.Values.Count > 0)
                writer.WriteLine();
            foreach ((string name, string value) in block.Values)
                writer.WriteLine($"{Underscored(name)} {Value(value)}");
            foreach (StarLoop loop in block.Loops)
                Write(writer, loop);
        }
    }

    private static void Write(StreamWriter writer, StarLoop loop)
    {
        if (loop.Columns.Count is 0 or > TextLines.MaxColumns)
            throw new ArgumentException($"A loop has 1 to {TextLines.MaxColumns} columns; there are {loop.Columns.Count}.");
        writer.WriteLine();
        writer.WriteLine("loop_");
        for (int i = 0; i < loop.Columns.Count; i++)
            writer.WriteLine(FormattableString.Invariant($"{Underscored(loop.Columns[i])} #{i + 1}"));
        for (int i = 0; i < loop.Rows.Count; i++)
        {
            if (loop.Rows[i].Count != loop.Columns.Count)
                throw new ArgumentException($"Row {i} has {loop.Rows[i].Count} values; the loop has {loop.Columns.Count} columns.");
            writer.WriteLine(string.Join(' ', loop.Rows[i].Select(Value)));
        }
    }

    private static string Underscored(string name) =>
        name.Length > 1 && name[0] == '_' ? Name(name) : throw new ArgumentException($"'{name}' is no name of a STAR file: it does not begin with an underscore.");

    private static string Name(string name) =>
        name.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)) ? throw new ArgumentException($"The name '{name}' has spaces or control characters in it.") : name;

    /// <summary>The value, in quotes where it would be taken for something else.</summary>
    private static string Value(string value)
    {
        bool isPlain = value.Length > 0 && !Special.Contains(value[0]) && !value.Any(char.IsWhiteSpace) && !Words.Any(word => value.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        if (value.Any(char.IsControl))
            throw new ArgumentException($"The value '{value}' has control characters in it.");
        return isPlain ? value
            : !Closes(value, '"') ? $"\"{value}\""
            : !Closes(value, '\'') ? $"'{value}'"
            : throw new ArgumentException($"The value '{value}' cannot be quoted: both quotes stand before spaces in it.");
    }

    /// <summary>Whether a quote within the value would be taken for the closing one.</summary>
    private static bool Closes(string value, char quote)
    {
        for (int i = 0; i + 1 < value.Length; i++)
        {
            if (value[i] == quote && char.IsWhiteSpace(value[i + 1]))
                return true;
        }

        return false;
    }
}
