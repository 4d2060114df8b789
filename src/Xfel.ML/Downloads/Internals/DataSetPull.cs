namespace Xfel.ML.Internals;

/// <summary>One pull of a data set: what its files share.</summary>
internal sealed class DataSetPull(DataSetInfo dataSet, string folder, LockFile locks, HttpSource http, DataSetDownloadOptions options)
{
    /// <summary>Brings one file in, or verifies the one that is there.</summary>
    public async Task<DownloadedFile> PullAsync(DataSetFile file, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string path = Path.Combine(folder, file.Name);
        ExpectedContent expected = ExpectedContent.Of(dataSet, file, locks);
        bool there = File.Exists(path);
        FileDigest digest = there
            ? await VerifyAsync(path, expected, cancellation).ConfigureAwait(false)
            : await DownloadAsync(path, file, expected, cancellation).ConfigureAwait(false);
        string? extracted = file.Extract || options.Extract ? Extract(path, file, digest, cancellation) : null;
        return new DownloadedFile(file.Name, path, digest.Size, digest.Sha256, expected.Source, !there, extracted);
    }

    private async Task<FileDigest> VerifyAsync(string path, ExpectedContent expected, CancellationToken cancellation)
    {
        if (expected.Sha256 is null)
            throw new DataSetException($"{path}: it is there, and neither the manifest nor {locks.Path} says what it should be; move it away and pull again");
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        FileDigest digest = await FileDigest.OfAsync(stream, Stage(path), options.Progress, cancellation).ConfigureAwait(false);
        expected.Require(path, digest, "it is another file, or was changed; move it away and pull again");
        return digest;
    }

    private async Task<FileDigest> DownloadAsync(string path, DataSetFile file, ExpectedContent expected, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
            throw new DataSetException($"{path}: it is a folder, where a file is to be written; move it away");
        using var part = new PartFile(path);
        await new FileFetch(http, file.Url!, part, expected, folder, dataSet.Page, options).RunAsync(cancellation).ConfigureAwait(false);
        FileDigest digest = await part.DigestAsync(Stage(path), options.Progress, cancellation).ConfigureAwait(false);
        try
        {
            expected.Require(path, digest, $"nothing was kept; {expected.Remedy}");
        }
        catch (DataSetException)
        {
            part.Discard();
            throw;
        }

        part.Flush();
        // Pinned before it has its name: after a kill in between, the part is verified against the pin.
        locks.Keep(new LockedFile(file.Name, file.Url!, digest.Size, digest.Sha256, expected.Source, DateTimeOffset.UtcNow, Extracted: false));
        part.Complete();
        return digest;
    }

    private string? Extract(string path, DataSetFile file, FileDigest digest, CancellationToken cancellation)
    {
        var unpacking = new Unpacking(path, file, options);
        if (!unpacking.IsArchive)
            return file.Extract ? throw new DataSetException($"{path}: it is no zip, tar or tar.gz file; the manifest says that it is to be unpacked; leave out extract") : null;
        LockedFile? locked = locks.Find(file.Name);
        if (Directory.Exists(unpacking.Target) && locked is { Extracted: true } && locked.Sha256 == digest.Sha256)
            return unpacking.Target;
        // Written down before the folder has its name, and the folder is looked for, too: a kill in between unpacks again.
        unpacking.Run(
            () => locks.Keep(new LockedFile(file.Name, file.Url!, digest.Size, digest.Sha256, locked?.VerifiedBy ?? file.DigestSource, locked?.Downloaded ?? DateTimeOffset.UtcNow, Extracted: true)),
            cancellation);
        return unpacking.Target;
    }

    private static string Stage(string path) => $"verify {Path.GetFileName(path)}, bytes";
}
