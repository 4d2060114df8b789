namespace Xfel.ML;

/// <summary>A file of a public data set.</summary>
/// <param name="Name">Its name in the folder that it is downloaded to.</param>
/// <param name="Url">Where it is downloaded from (http or https); null where no address is known.</param>
/// <param name="UrlSource">Who says so, or that none is known.</param>
/// <param name="Size">Its length in bytes; null where no source states it.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal; null where no source states it, and the first download pins what it got.</param>
/// <param name="DigestSource">The published source of <paramref name="Sha256"/>, or <see cref="NoDigest"/>.</param>
/// <param name="Extract">Whether it is an archive that is unpacked after verification.</param>
/// <param name="ExtractedSize">The bytes that it unpacks to; null allows a hundred times the archive.</param>
public sealed record DataSetFile(
    string Name, Uri? Url, string UrlSource, long? Size, string? Sha256, string DigestSource, bool Extract = false, long? ExtractedSize = null)
{
    /// <summary>What <see cref="DigestSource"/> says when no source states a digest.</summary>
    public const string NoDigest = "none known";
}
