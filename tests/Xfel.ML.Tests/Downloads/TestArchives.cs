using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Xfel.ML.Downloads;

/// <summary>Makes archives, good and bad.</summary>
internal static class TestArchives
{
    /// <summary>A zip, a tar or a tar.gz with these files; a name that ends in a slash is a folder.</summary>
    public static byte[] Of(string kind, params (string Name, byte[] Content)[] files)
    {
        if (kind == "zip")
            return Zip(zip => Array.ForEach(files, file => Add(zip, file.Name, file.Content)));
        byte[] tar = Tar(writer => Array.ForEach(files, file => writer.WriteEntry(Entry(file.Name, file.Content))));
        return kind == "tar" ? tar : Gzip(tar);
    }

    public static byte[] Zip(Action<ZipArchive> fill)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            fill(zip);
        return stream.ToArray();
    }

    public static ZipArchiveEntry Add(ZipArchive zip, string name, byte[] content)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name);
        using Stream stream = entry.Open();
        stream.Write(content);
        return entry;
    }

    public static byte[] Tar(Action<TarWriter> fill)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
            fill(writer);
        return stream.ToArray();
    }

    /// <summary>One header block by hand, for what no writer writes.</summary>
    public static byte[] TarHeader(string name, char kind, string size)
    {
        byte[] block = new byte[512];
        Encoding.ASCII.GetBytes(name).CopyTo(block, 0);
        "0000644\0"u8.CopyTo(block.AsSpan(100));
        "0000000\0"u8.CopyTo(block.AsSpan(108));
        "0000000\0"u8.CopyTo(block.AsSpan(116));
        Encoding.ASCII.GetBytes(size).CopyTo(block, 124);
        "00000000000\0"u8.CopyTo(block.AsSpan(136));
        block[156] = (byte)kind;
        "ustar\0"u8.CopyTo(block.AsSpan(257));
        "00"u8.CopyTo(block.AsSpan(263));
        block.AsSpan(148, 8).Fill((byte)' ');
        int sum = block.Sum(value => value);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(block, 148);
        return block;
    }

    public static byte[] Gzip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(content);
        return stream.ToArray();
    }

    private static TarEntry Entry(string name, byte[] content) => name.EndsWith('/')
        ? new PaxTarEntry(TarEntryType.Directory, name)
        : new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) };
}
