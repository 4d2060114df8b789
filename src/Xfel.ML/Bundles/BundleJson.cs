using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xfel.ML.Bundles;

/// <summary>How bundles write JSON: camelCase, indented, enums by name, every constructor parameter required.</summary>
internal static class BundleJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };
}
