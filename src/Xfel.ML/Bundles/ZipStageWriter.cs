using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Xfel.ML.Formats;

namespace Xfel.ML.Bundles;

/// <summary>Writes the parts of one stage into its folder of the zip and keeps their digests for the manifest.</summary>
internal sealed class ZipStageWriter(ZipArchive archive, string folder) : StageWriter
{
    private readonly List<BundlePart> _parts = [];

    /// <summary>The time stamp of every entry: equal models give equal bytes.</summary>
    public static DateTimeOffset FixedTime { get; } = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Folder => folder;

    public IReadOnlyList<BundlePart> Parts => _parts;

    public override void Options<T>(T options) => Nested("options.json", stream => JsonSerializer.Serialize(stream, options, BundleJson.Options));

    public override void Array(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape)
    {
        using var memory = new MemoryStream();
        NpyFile.Write(memory, values, shape);
        Part($"{name}.npy", memory, CompressionLevel.NoCompression);
    }

    public void Nested(string name, Action<Stream> write)
    {
        using var memory = new MemoryStream();
        write(memory);
        Part(name, memory, CompressionLevel.Optimal);
    }

    private void Part(string name, MemoryStream content, CompressionLevel compression)
    {
        ReadOnlySpan<byte> bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        ZipArchiveEntry entry = archive.CreateEntry($"{folder}/{name}", compression);
        entry.LastWriteTime = FixedTime;
        using (Stream stream = entry.Open())
            stream.Write(bytes);
        _parts.Add(new BundlePart(entry.FullName, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }
}
