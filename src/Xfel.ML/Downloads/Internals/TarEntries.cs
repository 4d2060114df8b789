using System.Formats.Tar;
using System.IO.Compression;

namespace Xfel.ML.Internals;

/// <summary>The entries of a tar file, plain or gzipped.</summary>
internal static class TarEntries
{
    public static IEnumerable<ArchiveEntry> Of(Stream file, bool gzipped, string path)
    {
        file.Position = 0;
        using Stream? inflated = gzipped ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : null;
        using var guard = new TarGuard(inflated ?? file, path);
        using var reader = new TarReader(guard, leaveOpen: true);
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.EntryType == TarEntryType.GlobalExtendedAttributes)
                continue;
            yield return new ArchiveEntry(entry.Name, entry.Length, entry.EntryType == TarEntryType.Directory, Oddity(entry.EntryType), () => entry.DataStream ?? Stream.Null);
        }
    }

    private static string? Oddity(TarEntryType type) => type switch
    {
        TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.Directory => null,
        TarEntryType.SymbolicLink or TarEntryType.HardLink => "a link",
        _ => "a device or another special file",
    };
}
