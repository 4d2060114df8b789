using System.Security.Cryptography;
using Xfel.ML.TestSupport;

namespace Xfel.ML.Downloads;

/// <summary>A folder, a server and a data set of one file, for tests of downloads.</summary>
internal sealed class PullCase : IDisposable
{
    public const string Name = "data.bin";
    private readonly TemporaryFolder _folder = new();

    public PullCase(Func<LocalRequest, LocalAnswer> answer) => Server = new LocalServer(answer);

    public LocalServer Server { get; }

    public string Folder => _folder.Path;

    public string Path => _folder.File(Name);

    public string Part => Path + ".part";

    public string Lock => _folder.File("case.lock.json");

    /// <summary>How long the download wanted to wait between connections; it did not.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public DataSetDownloadOptions Options => new()
    {
        Retries = 3,
        // Longer than any test: silence is tested with a limit of its own.
        StallTimeout = TimeSpan.FromMinutes(5),
        Delay = (time, _) =>
        {
            Waits.Add(time);
            return Task.CompletedTask;
        },
    };

    /// <summary>Bytes that look like nothing in particular.</summary>
    public static byte[] Content(int length, int seed = 1)
    {
        byte[] content = new byte[length];
        new Random(seed).NextBytes(content);
        return content;
    }

    public static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>A data set that states what is given, and nothing else.</summary>
    public DataSetInfo Set(byte[]? digestOf = null, long? size = null, bool extract = false, string name = Name, Uri? url = null, long? extractedSize = null) => new(
        "case", "A test", "A test", null, new Uri("https://example.org/page"), null,
        [new DataSetFile(name, url ?? Server.Url($"/{name}"), "the test", size, digestOf is null ? null : Digest(digestOf), digestOf is null ? DataSetFile.NoDigest : "the test", extract, extractedSize)]);

    public DownloadedFile Pull(DataSetInfo set, DataSetDownloadOptions? options = null, CancellationToken cancellation = default) =>
        DataSetDownload.PullAsync(set, Folder, options ?? Options, cancellation).GetAwaiter().GetResult()[0];

    /// <summary>The files there are, without the lock file.</summary>
    public string[] Files() => [.. Directory.GetFileSystemEntries(Folder).Select(path => System.IO.Path.GetFileName(path)!).Where(name => !name.EndsWith(".lock.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        Server.Dispose();
        _folder.Dispose();
    }
}
