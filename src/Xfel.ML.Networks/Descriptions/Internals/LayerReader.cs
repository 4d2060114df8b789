using System.Text.Json;

namespace Xfel.ML.Networks.Internals;

/// <summary>Reads the properties of one JSON object and refuses what is missing, of another kind, too large, unknown or there twice.</summary>
/// <param name="element">The object.</param>
/// <param name="where">Where it lies, for messages.</param>
/// <param name="budget">Counts the layers.</param>
internal sealed class LayerReader(JsonElement element, string where, LayerBudget budget)
{
    /// <summary>Largest number of channels, pixels or outputs of a layer.</summary>
    private const int MaxWhole = 1 << 20;

    private readonly HashSet<string> _read = [];

    public int Whole(string name, int least = 1) => Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number) && number >= least && number <= MaxWhole
        ? number
        : throw Wrong(name, $"a whole number from {least} to {MaxWhole}");

    public float Number(string name) => Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetSingle(out float number) && float.IsFinite(number)
        ? number
        : throw Wrong(name, "a finite number");

    public bool Truth(string name) => Find(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, "true or false"),
    };

    public string Text(string name) => Find(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw Wrong(name, "a text");

    public FeatureShape Shape(string name)
    {
        JsonElement value = Find(name);
        int[] axes = value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Take(4).Select(axis => axis.ValueKind == JsonValueKind.Number && axis.TryGetInt32(out int length) && length <= MaxWhole ? length : 0)]
            : [];
        return axes is [> 0, > 0, > 0] ? new(axes[0], axes[1], axes[2]) : throw Wrong(name, $"channels, height and width, each from 1 to {MaxWhole}");
    }

    public Sequential Layers(string name)
    {
        JsonElement value = Find(name);
        if (value.ValueKind != JsonValueKind.Array)
            throw Wrong(name, "a list of layers");
        var layers = new List<Layer>();
        foreach (JsonElement item in value.EnumerateArray())
        {
            string path = $"{where}, {name}[{layers.Count}]";
            budget.Spend(path);
            layers.Add(LayerKinds.Read(new LayerReader(item, path, budget)));
        }

        return [.. layers];
    }

    /// <summary>To be called when everything is read.</summary>
    public void Finish()
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!_read.Remove(property.Name))
                throw Fault($"the property '{Shorten(property.Name)}'", "each property of this kind once and no other");
        }
    }

    public NetworkFileException Fault(string found, string expected) => NetworkJson.Fault(where, found, expected);

    /// <summary>A text of the file as messages show it.</summary>
    public static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "...";

    private NetworkFileException Wrong(string name, string expected) => Fault($"'{name}': {Shorten(element.GetProperty(name).GetRawText())}", expected);

    private JsonElement Find(string name)
    {
        _read.Add(name);
        if (element.ValueKind != JsonValueKind.Object)
            throw Fault($"a {element.ValueKind}", "an object");
        return element.TryGetProperty(name, out JsonElement value) ? value : throw Fault($"no '{name}'", $"the property '{name}'");
    }
}
