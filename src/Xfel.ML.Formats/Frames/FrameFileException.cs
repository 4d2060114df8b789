using Xfel.ML.Numerics;

namespace Xfel.ML.Formats;

/// <summary>A file that cannot be used. The message is one line: what was found, where, what was expected and what to do.</summary>
public sealed class FrameFileException : InvalidInputException
{
    /// <summary>Composes the message.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dataSet">The data set within the file; <see langword="null"/> where the file as a whole is meant.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="innerException">The cause.</param>
    public FrameFileException(string path, string? dataSet, string found, string expected, string remedy, Exception? innerException = null)
        : base(Compose(path, dataSet, found, expected, remedy), innerException)
    {
        Path = path;
        DataSet = dataSet;
    }

    private FrameFileException(string path, string? dataSet, string message)
        : base(message, null)
    {
        Path = path;
        DataSet = dataSet;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The data set within the file; <see langword="null"/> where the file as a whole is meant.</summary>
    public string? DataSet { get; }

    /// <summary>An error whose message was composed elsewhere.</summary>
    internal static FrameFileException Of(string path, string? dataSet, string message) => new(path, dataSet, OneLine(message));

    private static string Compose(string path, string? dataSet, string found, string expected, string remedy)
    {
        string where = dataSet is null ? path : $"{path}, data set '{dataSet}'";
        return OneLine($"{where}: found {found}; expected {expected}; {remedy}.");
    }

    // Names and header text come from the file: a line break in them must not become one in a log.
    private static string OneLine(string line) => string.Create(line.Length, line, static (span, text) =>
    {
        for (int i = 0; i < span.Length; i++)
            span[i] = char.IsControl(text[i]) ? '?' : text[i];
    });
}
