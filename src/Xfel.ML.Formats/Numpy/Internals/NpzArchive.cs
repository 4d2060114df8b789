using System.Buffers.Binary;

namespace Xfel.ML.Formats.Internals;

/// <summary>An open NPZ file: the NPY arrays among the members of a ZIP archive.</summary>
internal sealed class NpzArchive : IDisposable
{
    /// <summary>Deflate makes at most 1,032 bytes of one.</summary>
    private const int MaxInflation = 1032;

    private readonly FileReader _file;

    private NpzArchive(FileReader file, string path, List<ZipMember> members)
    {
        _file = file;
        Path = path;
        Members = [.. members.Where(member => member.Name.EndsWith(".npy", StringComparison.Ordinal))];
    }

    public string Path { get; }

    /// <summary>The arrays, in the order of the file.</summary>
    public IReadOnlyList<ZipMember> Members { get; }

    public static NpzArchive Open(FileReader file, string path)
    {
        try
        {
            return new NpzArchive(file, path, ZipDirectory.Read(file));
        }
        catch (InvalidDataException exception)
        {
            throw new FrameFileException(path, null, exception.Message, "a whole NPZ file", "the file is cut off or damaged: copy or write it again", exception);
        }
    }

    public static string ArrayName(ZipMember member) => member.Name[..^4];

    /// <summary>The last member of a name, as numpy takes it.</summary>
    public ZipMember? Find(string name) => Members.LastOrDefault(member => ArrayName(member) == name || member.Name == name);

    /// <summary>Opens an array.</summary>
    /// <exception cref="FrameFileException">The member is no readable array.</exception>
    public NpyArray OpenArray(ZipMember member)
    {
        string name = ArrayName(member);
        DataReader data;
        try
        {
            data = new ChecksummedReader(OpenData(member), member.Checksum);
        }
        catch (InvalidDataException exception)
        {
            throw new FrameFileException(Path, name, exception.Message, "an array of a whole NPZ file", "copy or write the file again", exception);
        }

        return ArrayAccess.Open(data, Path, name);
    }

    public void Dispose() => _file.Dispose();

    private DataReader OpenData(ZipMember member)
    {
        if (member.IsEncrypted)
            throw new InvalidDataException("an encrypted member");
        if (member.Method is not (ZipMember.Stored or ZipMember.Deflated))
            throw new InvalidDataException($"a member compressed by ZIP method {member.Method}");
        Span<byte> header = stackalloc byte[ZipDirectory.LocalHeaderSize];
        if (_file.Read(member.HeaderOffset, header) < header.Length || BinaryPrimitives.ReadUInt32LittleEndian(header) != ZipDirectory.LocalHeaderSignature)
            throw new InvalidDataException("a member whose header is damaged");
        long start = member.HeaderOffset + header.Length + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (member.CompressedSize > _file.Length - start)
            throw new InvalidDataException("a member that ends outside the file");
        var slice = new SliceReader(_file, start, member.CompressedSize);
        if (member.Method == ZipMember.Stored)
        {
            return member.Size == member.CompressedSize ? slice
                : throw new InvalidDataException($"an uncompressed member of {member.Size} bytes in {member.CompressedSize}");
        }

        // What a damaged directory promises must not decide how much memory the caller takes.
        if (member.Size / MaxInflation > member.CompressedSize)
            throw new InvalidDataException($"a member that promises {member.Size} bytes from {member.CompressedSize} compressed ones");
        return new DeflatedReader(slice, member.Size);
    }
}
