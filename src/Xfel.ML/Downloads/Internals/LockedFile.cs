namespace Xfel.ML.Internals;

/// <summary>What a download got, as the lock file keeps it.</summary>
/// <param name="Name">The file.</param>
/// <param name="Url">Where it came from.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="VerifiedBy">Who stated the digest before the download; <see cref="LockFile.FirstDownload"/> when nobody did.</param>
/// <param name="Downloaded">When (UTC).</param>
/// <param name="Extracted">Whether it was unpacked.</param>
internal sealed record LockedFile(string Name, Uri Url, long Size, string Sha256, string VerifiedBy, DateTimeOffset Downloaded, bool Extracted);
