using System.Text.Json;
using Xfel.ML.Formats;

namespace Xfel.ML.Bundles;

/// <summary>Reads the parts of one stage from its folder of the zip.</summary>
internal sealed class ZipStageReader(BundleArchive archive, BundleStageInfo stage) : StageReader
{
    public override T Options<T>() =>
        JsonSerializer.Deserialize<T>(archive.Read(Part("options.json")), BundleJson.Options)
        ?? throw new BundleException($"{archive.Path}: part '{stage.Folder}/options.json' is empty; train the model anew");

    public override float[] Array(string name, out int[] shape, params ReadOnlySpan<int> expectedShape)
    {
        using var stream = Nested($"{name}.npy");
        float[] values = NpyFile.ReadSingle(stream, $"{archive.Path}: {stage.Folder}/{name}.npy", out shape);
        bool fits = shape.Length == expectedShape.Length;
        for (int i = 0; fits && i < shape.Length; i++)
            fits = expectedShape[i] == -1 || expectedShape[i] == shape[i];
        if (!fits)
            throw new BundleException($"{archive.Path}: part '{stage.Folder}/{name}.npy' has the shape [{string.Join(", ", shape)}] where [{string.Join(", ", expectedShape.ToArray())}] was expected; train the model anew");
        return values;
    }

    public MemoryStream Nested(string name) => new(archive.Read(Part(name)), writable: false);

    private BundlePart Part(string name) =>
        stage.Parts.FirstOrDefault(part => part.Name == $"{stage.Folder}/{name}")
        ?? throw new BundleException($"{archive.Path}: part '{stage.Folder}/{name}' is not in the manifest; train the model anew");
}
