using System.IO.Compression;

namespace Xfel.ML.Internals;

/// <summary>The entries of a zip file.</summary>
internal static class ZipEntries
{
    private const int KindMask = 0xF000;
    private const int Regular = 0x8000;
    private const int Folder = 0x4000;
    private const int Link = 0xA000;

    public static IEnumerable<ArchiveEntry> Of(Stream file)
    {
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (ZipArchiveEntry entry in zip.Entries)
            yield return new ArchiveEntry(entry.FullName, entry.Length, entry.FullName.EndsWith('/'), Oddity(entry), entry.Open);
    }

    private static string? Oddity(ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted)
            return "encrypted";
        // Unix keeps the kind of a file in the upper half of the attributes; other systems leave it 0.
        return ((entry.ExternalAttributes >>> 16) & KindMask) switch
        {
            0 or Regular or Folder => null,
            Link => "a link",
            _ => "a device or another special file",
        };
    }
}
