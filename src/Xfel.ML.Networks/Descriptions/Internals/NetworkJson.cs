using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Xfel.ML.Networks.Internals;

/// <summary>Descriptions as JSON: <c>{"format": "xfel-ml-network", "version": 1, "name": ..., "input": [channels, height, width], "layers": [{"kind": "conv", ...}, ...]}</c>.</summary>
internal static class NetworkJson
{
    private const string Format = "xfel-ml-network";
    private const int Version = 1;

    /// <summary>Characters of a text; a thousand layers are about 80,000.</summary>
    private const int MaxLength = 4 << 20;

    /// <summary>Nested objects and arrays: about 60 layers within layers.</summary>
    private const int MaxDepth = 128;

    public static string Write(NetworkDescription network)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("format", Format);
            writer.WriteNumber("version", Version);
            writer.WriteString("name", network.Name);
            writer.WriteStartArray("input");
            writer.WriteNumberValue(network.Input.Channels);
            writer.WriteNumberValue(network.Input.Height);
            writer.WriteNumberValue(network.Input.Width);
            writer.WriteEndArray();
            LayerKinds.Write(writer, "layers", network.Layers);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="NetworkFileException">The text is not a description.</exception>
    public static NetworkDescription Read(string json)
    {
        if (json.Length > MaxLength)
            throw Fault("the text", $"{json.Length} characters", $"at most {MaxLength}");
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            var reader = new LayerReader(document.RootElement, "the network", new LayerBudget());
            if (reader.Text("format") is var format && format != Format)
                throw reader.Fault($"format '{format}'", $"'{Format}'");
            if (reader.Whole("version", 0) is var version && version != Version)
                throw reader.Fault($"version {version}", $"version {Version}");
            string name = reader.Text("name");
            FeatureShape input = reader.Shape("input");
            Sequential layers = reader.Layers("layers");
            reader.Finish();
            return Checked(layers.ForInput(name, input));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new NetworkFileException($"network as JSON: {fault.Message.TrimEnd('.')}; expected the text that NetworkDescription.ToJson gave; use another copy of it", fault);
        }
        catch (Exception fault) when (fault is ArgumentException or OverflowException)
        {
            throw new NetworkFileException($"network as JSON: its layers do not fit together: {fault.Message}; expected a network that can be built; use another copy of the text", fault);
        }
    }

    public static NetworkFileException Fault(string where, string found, string expected) =>
        new($"network as JSON: {where}: found {found}; expected {expected}; use the text that NetworkDescription.ToJson gave");

    /// <summary>Refuses networks with more values in one map or parameter than an array can have.</summary>
    private static NetworkDescription Checked(NetworkDescription network)
    {
        var graph = new NetworkGraph(network);
        foreach (FeatureShape shape in graph.Values)
            _ = new BlockedShape(shape, 0).Length + shape.Length;
        foreach (ParameterInfo parameter in graph.Parameters)
            _ = parameter.Length;
        return network;
    }
}
