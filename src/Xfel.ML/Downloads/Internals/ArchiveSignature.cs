using System.IO.Compression;

namespace Xfel.ML.Internals;

/// <summary>Tells an archive by its content: names lie.</summary>
internal static class ArchiveSignature
{
    private const int TarBlock = 512;

    public static ArchiveKind Recognize(Stream file)
    {
        file.Position = 0;
        Span<byte> head = stackalloc byte[TarBlock];
        int read = file.ReadAtLeast(head, TarBlock, throwOnEndOfStream: false);
        head = head[..read];
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return ArchiveKind.Zip;
        if (IsTar(head))
            return ArchiveKind.Tar;
        return head.StartsWith<byte>([0x1f, 0x8b]) && HoldsTar(file) ? ArchiveKind.TarGzip : ArchiveKind.None;
    }

    private static bool IsTar(ReadOnlySpan<byte> head) => head.Length == TarBlock && head[257..].StartsWith("ustar"u8);

    private static bool HoldsTar(Stream file)
    {
        file.Position = 0;
        try
        {
            using var inflated = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            Span<byte> head = stackalloc byte[TarBlock];
            return inflated.ReadAtLeast(head, TarBlock, throwOnEndOfStream: false) == TarBlock && IsTar(head);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
