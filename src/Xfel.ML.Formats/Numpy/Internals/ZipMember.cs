namespace Xfel.ML.Formats.Internals;

/// <summary>A member of a ZIP archive, as its central directory describes it.</summary>
internal sealed record ZipMember
{
    public const int Stored = 0;
    public const int Deflated = 8;

    public required string Name { get; init; }

    public required int Flags { get; init; }

    public required int Method { get; init; }

    public required uint Checksum { get; init; }

    public required long CompressedSize { get; init; }

    public required long Size { get; init; }

    public required long HeaderOffset { get; init; }

    public bool IsEncrypted => (Flags & 1) != 0;
}
