namespace Xfel.ML.Internals;

/// <summary>A file inside an archive.</summary>
/// <param name="Name">The name that the archive gives it.</param>
/// <param name="Size">Its length in bytes, as the archive says.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="Oddity">What it is, when it is neither a file nor a folder that can be unpacked.</param>
/// <param name="Open">Its content; valid until the next entry.</param>
internal sealed record ArchiveEntry(string Name, long Size, bool IsFolder, string? Oddity, Func<Stream> Open);
