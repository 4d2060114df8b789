using System.Text.Json;

namespace Xfel.ML.Networks.Internals;

/// <summary>The closed list of layer kinds and their properties in JSON. Layers are read through the checks of <see cref="Layers"/>.</summary>
internal static class LayerKinds
{
    private static readonly (string Kind, Func<LayerReader, Layer> Read)[] Kinds =
    [
        ("conv", r => Layers.Conv(r.Whole("channels"), r.Whole("kernel"), r.Whole("stride"), r.Whole("padding", 0), r.Truth("bias"))),
        ("batch-norm", r => Layers.BatchNorm(r.Number("momentum"), r.Number("epsilon"))),
        ("relu", _ => Layers.Relu()),
        ("leaky-relu", r => Layers.LeakyRelu(r.Number("slope"))),
        ("log-activation", r => Layers.LogActivation(r.Number("alpha"), r.Truth("trained"))),
        ("dropout", r => Layers.Dropout(r.Number("rate"))),
        ("max-pool", r => Layers.MaxPool(r.Whole("size"), r.Whole("stride"), r.Whole("padding", 0))),
        ("average-pool", r => Layers.AveragePool(r.Whole("size"), r.Whole("stride"))),
        ("global-average-pool", _ => Layers.GlobalAveragePool()),
        ("residual", r => Layers.Residual(r.Layers("body"), r.Layers("shortcut"))),
        ("group", r => Layers.Group(r.Text("name"), r.Layers("layers"))),
        ("flatten", _ => Layers.Flatten()),
        ("linear", r => Layers.Linear(r.Whole("outputs"))),
    ];

    public static Layer Read(LayerReader reader)
    {
        string kind = reader.Text("kind");
        int index = Array.FindIndex(Kinds, known => known.Kind == kind);
        if (index < 0)
            throw reader.Fault($"the layer kind '{LayerReader.Shorten(kind)}'", $"one of {string.Join(", ", Kinds.Select(known => known.Kind))}");
        try
        {
            Layer layer = Kinds[index].Read(reader);
            reader.Finish();
            return layer;
        }
        catch (ArgumentException fault)
        {
            throw reader.Fault($"a {kind} that cannot be ({fault.Message.ReplaceLineEndings(" ")})", "settings in their range");
        }
    }

    public static void Write(Utf8JsonWriter writer, string name, Sequential layers)
    {
        writer.WriteStartArray(name);
        foreach (Layer layer in layers)
        {
            writer.WriteStartObject();
            WriteProperties(writer, layer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter writer, Layer layer)
    {
        switch (layer)
        {
            case ConvLayer conv:
                WriteWholes(writer, "conv", ("channels", conv.Channels), ("kernel", conv.Kernel), ("stride", conv.Stride), ("padding", conv.Padding));
                writer.WriteBoolean("bias", conv.Bias);
                break;
            case BatchNormLayer norm:
                WriteWholes(writer, "batch-norm");
                writer.WriteNumber("momentum", norm.Momentum);
                writer.WriteNumber("epsilon", norm.Epsilon);
                break;
            case ReluLayer:
                WriteWholes(writer, "relu");
                break;
            case LeakyReluLayer leaky:
                WriteWholes(writer, "leaky-relu");
                writer.WriteNumber("slope", leaky.Slope);
                break;
            case LogActivationLayer log:
                WriteWholes(writer, "log-activation");
                writer.WriteNumber("alpha", log.Alpha);
                writer.WriteBoolean("trained", log.IsTrained);
                break;
            case DropoutLayer dropout:
                WriteWholes(writer, "dropout");
                writer.WriteNumber("rate", dropout.Rate);
                break;
            case MaxPoolLayer pool:
                WriteWholes(writer, "max-pool", ("size", pool.Size), ("stride", pool.Stride), ("padding", pool.Padding));
                break;
            case AveragePoolLayer pool:
                WriteWholes(writer, "average-pool", ("size", pool.Size), ("stride", pool.Stride));
                break;
            case GlobalAveragePoolLayer:
                WriteWholes(writer, "global-average-pool");
                break;
            case ResidualLayer residual:
                WriteWholes(writer, "residual");
                Write(writer, "body", residual.Body);
                Write(writer, "shortcut", residual.Shortcut);
                break;
            case GroupLayer group:
                WriteWholes(writer, "group");
                writer.WriteString("name", group.Name);
                Write(writer, "layers", group.Layers);
                break;
            case FlattenLayer:
                WriteWholes(writer, "flatten");
                break;
            case LinearLayer linear:
                WriteWholes(writer, "linear", ("outputs", linear.Outputs));
                break;
            default:
                throw new NotSupportedException($"the layer '{layer}' has no form in JSON");
        }
    }

    private static void WriteWholes(Utf8JsonWriter writer, string kind, params ReadOnlySpan<(string Name, int Value)> properties)
    {
        writer.WriteString("kind", kind);
        foreach ((string name, int value) in properties)
            writer.WriteNumber(name, value);
    }
}
