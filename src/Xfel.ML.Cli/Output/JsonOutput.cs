using System.Text.Encodings.Web;
using System.Text.Json;

namespace Xfel.ML.Cli;

/// <summary>The JSON that <c>--json</c> prints: camelCase names, numbers that read back to the same bits.</summary>
internal static class JsonOutput
{
    /// <summary>Indented, for documents that are printed whole.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // Not for a web page: a path keeps its letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Print<T>(TextWriter output, T document) => output.WriteLine(JsonSerializer.Serialize(document, Options));

    /// <summary>JSON has no NaN: a figure that does not exist is null.</summary>
    public static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
