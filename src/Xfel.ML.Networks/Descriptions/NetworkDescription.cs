using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks;

/// <summary>A chain of layers with its input and every inferred shape; prints as the table of a paper.</summary>
public sealed class NetworkDescription
{
    private readonly FeatureShape[] _outputs;

    internal NetworkDescription(string name, FeatureShape input, Sequential layers)
    {
        Name = name;
        Input = input;
        Layers = layers;
        _outputs = new FeatureShape[layers.Count];
        for (int i = 0; i < _outputs.Length; i++)
        {
            try
            {
                _outputs[i] = layers[i].InferShape(InputOf(i));
            }
            catch (ArgumentException fault)
            {
                throw new ArgumentException($"{name}, layer {i + 1} of {layers.Count}: {fault.Message}", fault);
            }
        }
    }

    /// <summary>The network's name.</summary>
    public string Name { get; }

    /// <summary>The shape of one input.</summary>
    public FeatureShape Input { get; }

    /// <summary>The layers in order.</summary>
    public Sequential Layers { get; }

    /// <summary>The shape of one output.</summary>
    public FeatureShape Output => InputOf(Layers.Count);

    /// <summary>Number of weights and biases.</summary>
    public long ParameterCount => Layers.Select((layer, i) => layer.CountParameters(InputOf(i))).Sum();

    /// <summary>The shape that layer <paramref name="layer"/> takes.</summary>
    public FeatureShape InputOf(int layer) => layer == 0 ? Input : _outputs[layer - 1];

    /// <summary>The shape that layer <paramref name="layer"/> gives.</summary>
    public FeatureShape OutputOf(int layer) => _outputs[layer];

    /// <summary>The description as JSON, for files; <see cref="FromJson"/> reads it back.</summary>
    public string ToJson() => NetworkJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote. Safe for texts of unknown origin: sizes, depth and kinds are checked, and nothing large is allocated.</summary>
    /// <exception cref="NetworkFileException">The text is damaged, of another version, has an unknown kind of layer, or its layers do not fit together.</exception>
    public static NetworkDescription FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return NetworkJson.Read(json);
    }

    /// <summary>The table: one line per layer with its output and its number of parameters, below stages and blocks their layers.</summary>
    public override string ToString() => NetworkTable.Print(this);
}
