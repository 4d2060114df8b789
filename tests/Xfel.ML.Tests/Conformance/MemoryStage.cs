using System.Text.Json;
using System.Text.Json.Serialization;
using Xfel.ML.Bundles;

namespace Xfel.ML.Tests.Conformance;

/// <summary>A bundle's folder of one stage, in memory: options as JSON text, arrays as values and shapes.</summary>
internal sealed class MemoryStage : StageWriter
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly Dictionary<string, (float[] Values, int[] Shape)> _arrays = [];

    public string OptionsJson { get; set; } = "";

    public static MemoryStage Of(FrameTransformer transformer)
    {
        var stage = new MemoryStage();
        ((IBundleStage)transformer).Save(stage);
        return stage;
    }

    public override void Options<T>(T options) => OptionsJson = JsonSerializer.Serialize(options, Json);

    public override void Array(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape)
    {
        int count = 1;
        foreach (int length in shape)
            count *= length;
        Assert.AreEqual(count, values.Length, $"array {name} does not fill its shape");
        _arrays.Add(name, (values.ToArray(), shape.ToArray()));
    }

    public void ChangeFirstArray(Action<float[]> change) => change(_arrays.First().Value.Values);

    public StageReader Reader() => new StoredReader(this);

    private sealed class StoredReader(MemoryStage stage) : StageReader
    {
        public override T Options<T>() => JsonSerializer.Deserialize<T>(stage.OptionsJson, Json)!;

        public override float[] Array(string name, out int[] shape, params ReadOnlySpan<int> expectedShape)
        {
            if (!stage._arrays.TryGetValue(name, out (float[] Values, int[] Shape) array))
                throw new InvalidDataException($"no array '{name}'");
            shape = array.Shape;
            bool fits = shape.Length == expectedShape.Length;
            for (int i = 0; fits && i < shape.Length; i++)
                fits = expectedShape[i] == -1 || expectedShape[i] == shape[i];
            return fits ? array.Values : throw new InvalidDataException($"array '{name}' has the shape [{string.Join(", ", shape)}]");
        }
    }
}
