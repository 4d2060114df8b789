namespace Xfel.ML;

/// <summary>A file of a data set that lies in its folder, verified.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Sha256">The SHA-256 of what lies there, in lower-case hexadecimal.</param>
/// <param name="VerifiedBy">Who stated that digest before: the published source, the lock file, or nobody when this was the first download.</param>
/// <param name="Downloaded">Whether this pull downloaded it; false where it was there already.</param>
/// <param name="ExtractedTo">The folder that it was unpacked to; null where it was not.</param>
public sealed record DownloadedFile(string Name, string Path, long Size, string Sha256, string VerifiedBy, bool Downloaded, string? ExtractedTo);
