using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xfel.ML.Internals;

/// <summary>How manifests and lock files are written and read: camelCase, indented, a misspelt or repeated name is an error.</summary>
internal static class DataSetJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNameCaseInsensitive = false,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a small JSON file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it is, for the error.</param>
    /// <param name="remedy">What to do when it cannot be read.</param>
    public static T Read<T>(string path, string kind, string remedy)
    {
        const int largest = 1 << 24;
        try
        {
            using FileStream stream = File.OpenRead(path);
            if (stream.Length > largest)
                throw new DataSetException($"{path}: it has {stream.Length} bytes; {kind} of at most {largest} was expected; {remedy}");
            return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new DataSetException($"{path}: it says null; {kind} was expected; {remedy}");
        }
        catch (JsonException exception)
        {
            throw new DataSetException($"{path}: it is not {kind}: {exception.Message}; {remedy}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataSetException($"{path}: it cannot be read ({exception.Message}); {kind} was expected; {remedy}", exception);
        }
    }
}
