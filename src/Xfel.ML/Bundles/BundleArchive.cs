using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Xfel.ML.Bundles;

/// <summary>The zip of a bundle: its manifest, and parts that are checked against it before anyone reads them.</summary>
internal sealed class BundleArchive : IDisposable
{
    private const long LargestManifest = 16 << 20;

    private readonly ZipArchive _zip;

    private BundleArchive(string path, ZipArchive zip, BundleManifest manifest)
    {
        Path = path;
        _zip = zip;
        Manifest = manifest;
    }

    public string Path { get; }

    public BundleManifest Manifest { get; }

    public static BundleArchive Open(string path)
    {
        if (!File.Exists(path))
            throw new BundleException($"{path}: no such file; expected a model bundle (.xfel) written by 'xfel-ml train' or 'xfel-ml demo'");
        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            return new BundleArchive(path, zip, ReadManifest(zip, path));
        }
        catch (Exception e)
        {
            zip?.Dispose();
            if (e is InvalidDataException or IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException or NotSupportedException or ArgumentException)
                throw new BundleException($"{path}: not a whole model bundle: {FirstLine(e.Message)}; copy the file again or train the model anew", e);
            throw;
        }
    }

    /// <summary>The bytes of one part, after its size and digest were found right.</summary>
    public byte[] Read(BundlePart part)
    {
        ZipArchiveEntry entry = _zip.GetEntry(part.Name)
            ?? throw new BundleException($"{Path}: part '{part.Name}' is missing; copy the file again or train the model anew");
        // The declared length is checked against the manifest, and the manifest against the file: nothing is allocated that the file does not hold.
        if (entry.Length != part.Size || entry.CompressedLength > new FileInfo(Path).Length || part.Size > Array.MaxLength)
            throw new BundleException($"{Path}: part '{part.Name}' has {entry.Length} bytes where the manifest says {part.Size}; copy the file again or train the model anew");
        byte[] bytes;
        try
        {
            using Stream stream = entry.Open();
            bytes = ReadBounded(stream, part.Size);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw new BundleException($"{Path}: part '{part.Name}' cannot be read: {FirstLine(e.Message)}; copy the file again or train the model anew", e);
        }

        string digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (bytes.LongLength != part.Size || digest != part.Sha256)
            throw new BundleException($"{Path}: part '{part.Name}' does not match its digest (found {digest[..12]}..., expected {Head(part.Sha256)}...); the file was damaged or changed: copy it again or train the model anew");
        return bytes;
    }

    public static void WriteManifest(ZipArchive zip, BundleManifest manifest)
    {
        ZipArchiveEntry entry = zip.CreateEntry(ModelBundle.ManifestName);
        entry.LastWriteTime = ZipStageWriter.FixedTime;
        using Stream stream = entry.Open();
        JsonSerializer.Serialize(stream, manifest, BundleJson.Options);
    }

    public void Dispose() => _zip.Dispose();

    private static BundleManifest ReadManifest(ZipArchive zip, string path)
    {
        ZipArchiveEntry entry = zip.GetEntry(ModelBundle.ManifestName)
            ?? throw new BundleException($"{path}: is a zip file without {ModelBundle.ManifestName}; expected a model bundle (.xfel)");
        if (entry.Length > LargestManifest)
            throw new BundleException($"{path}: {ModelBundle.ManifestName} has {entry.Length} bytes, more than any manifest; expected a model bundle (.xfel)");
        using Stream stream = entry.Open();
        byte[] bytes = ReadBounded(stream, LargestManifest);
        int version = JsonDocument.Parse(bytes).RootElement.GetProperty("formatVersion"u8).GetInt32();
        if (version is < 1 or > BundleManifest.CurrentFormatVersion)
            throw new BundleException($"{path}: has format version {version}; this version of Xfel.ML reads 1 to {BundleManifest.CurrentFormatVersion}: use a newer one");
        BundleManifest manifest = JsonSerializer.Deserialize<BundleManifest>(bytes, BundleJson.Options)!;
        if (manifest.MLNet != LibraryFacts.MLNetFlavour && manifest.Stages.Any(stage => stage.Kind == "mlnet"))
            throw new BundleException($"{path}: was written with {manifest.MLNet}, this program runs on {LibraryFacts.MLNetFlavour}; the two do not read each other's nested models: train the model anew");
        return manifest;
    }

    private static byte[] ReadBounded(Stream stream, long most)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; memory.Length <= most && (read = stream.Read(buffer)) > 0;)
            memory.Write(buffer, 0, read);
        return memory.ToArray();
    }

    private static string Head(string digest) => digest.Length > 12 ? digest[..12] : digest;

    private static string FirstLine(string message) => message.Split('\n')[0].Trim();
}
