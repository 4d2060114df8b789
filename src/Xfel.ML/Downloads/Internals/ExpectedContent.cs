namespace Xfel.ML.Internals;

/// <summary>What a file should be, and who says so: the manifest, else what an earlier download pinned.</summary>
/// <param name="Size">Length in bytes, if known.</param>
/// <param name="Sha256">Digest, if known.</param>
/// <param name="Source">Who states the digest.</param>
/// <param name="Remedy">What to do when it turns out to be another.</param>
internal sealed record ExpectedContent(long? Size, string? Sha256, string Source, string Remedy)
{
    public static ExpectedContent Of(DataSetInfo dataSet, DataSetFile file, LockFile locks)
    {
        LockedFile? locked = locks.Find(file.Name);
        if (file.Sha256 is { } published)
            return new ExpectedContent(file.Size, published, file.DigestSource, $"pull again, and when that gives the same, see {dataSet.Page}: what is offered there has changed");
        if (locked is null)
            return new ExpectedContent(file.Size, null, LockFile.FirstDownload, $"see {dataSet.Page}");
        return new ExpectedContent(
            file.Size ?? locked.Size, locked.Sha256, $"pinned by the download of {locked.Downloaded:yyyy-MM-dd} in {locks.Path}",
            $"what is offered has changed; when that is meant, move {locks.Path} away and pull again");
    }

    /// <summary>Throws when content is not what it should be.</summary>
    /// <param name="path">Where it lies, or would lie.</param>
    /// <param name="got">What it is.</param>
    /// <param name="remedy">What became of it, and what to do.</param>
    public void Require(string path, FileDigest got, string remedy)
    {
        if (Size is { } size && got.Size != size)
            throw new DataSetException(FormattableString.Invariant($"{path}: it has {got.Size} bytes; {size} were expected ({Source}); {remedy}"));
        if (Sha256 is not null && got.Sha256 != Sha256)
            throw new DataSetException($"{path}: its SHA-256 is {got.Sha256}; {Sha256} was expected ({Source}); {remedy}");
    }
}
