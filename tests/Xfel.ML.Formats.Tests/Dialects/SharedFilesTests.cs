using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Xfel.ML.Formats.Tests;

/// <summary>The measured files beside the checkout, held against what h5py and numpy found in them (Golden/make_shared_digests.py).</summary>
[TestClass]
public sealed class SharedFilesTests
{
    private static readonly SharedFile[] All =
        JsonSerializer.Deserialize<SharedFile[]>(File.ReadAllText(DialectGolden.File("shared_digests.json")), new JsonSerializerOptions(JsonSerializerDefaults.Web))!;

    public static IEnumerable<object?[]> Readable => All.Where(file => file.Error is null).Select(file => new object?[] { file.File, file.Named });

    public static IEnumerable<object[]> Unreadable => All.Where(file => file.Error is not null).Select(file => new object[] { file.File });

    [TestMethod]
    [DynamicData(nameof(Readable))]
    public void TryRead_MeasuredFile_GivesWhatH5pyAndNumpyGive(string file, string? named)
    {
        using var folder = new TemporaryFolder();
        SharedFile expected = All.Single(candidate => candidate.File == file && candidate.Named == named);
        using IFrameSource source = FrameFile.Open(Unpacked(SharedData.Require(file), folder), named);
        Assert.AreEqual(expected.DataSet, source.DataSet);
        CollectionAssert.AreEqual(expected.Shape, new[] { source.Count, source.Size.Height, source.Size.Width });
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var pixels = new float[source.Size.PixelCount];
        for (int i = 0; i < source.Count; i++)
        {
            Assert.IsNull(source.TryRead(i, pixels));
            digest.AppendData(MemoryMarshal.AsBytes(pixels.AsSpan()));
        }

        Assert.AreEqual(expected.Sha256, Convert.ToHexStringLower(digest.GetHashAndReset()));
        Assert.AreEqual(expected.GoodPixels is not null, source.HasMask);
        if (expected.GoodPixels is { } good)
            Assert.HasCount(pixels.Length - good, DialectGolden.BadPixels(source, 0));
    }

    [TestMethod]
    [DynamicData(nameof(Unreadable))]
    public void Open_UnreadableFile_SaysWhatItHolds(string file)
    {
        string path = SharedData.Require(file);
        string message = DialectGolden.Error(path);
        foreach (string words in All.Single(candidate => candidate.File == file).Error!)
            StringAssert.Contains(message, words);
    }

    [TestMethod]
    public void Digests_FolderOfMeasuredFiles_LeaveNoneOut()
    {
        string folder = Path.GetDirectoryName(SharedData.Require("README.md"))!;
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))];
        string[] left = [.. files.Where(file => file != "README.md" && !file.EndsWith(".png", StringComparison.Ordinal)).Except(All.Select(file => file.File))];
        Assert.IsEmpty(left, string.Join(", ", left));
    }

    private static string Unpacked(string path, TemporaryFolder folder)
    {
        if (!path.EndsWith(".gz", StringComparison.Ordinal))
            return path;
        string unpacked = folder.File(Path.GetFileNameWithoutExtension(path));
        using FileStream packed = File.OpenRead(path), destination = File.Create(unpacked);
        using var inflate = new GZipStream(packed, CompressionMode.Decompress);
        inflate.CopyTo(destination);
        return unpacked;
    }

    private sealed record SharedFile(string File, string? Named, string? DataSet, int[]? Shape, string? Sha256, int? GoodPixels, string[]? Error);
}
