using System.Buffers;

namespace Xfel.ML.Formats.Internals;

/// <summary>An image file as it is stored, in pooled memory.</summary>
internal sealed class ImageBytes : IDisposable
{
    /// <summary>No compressed image of <see cref="ImageLimits.MaxPixels"/> is larger.</summary>
    public const long MaxLength = 1L << 30;

    private const string Expected = "a PNG or JPEG image";

    private readonly int _length;
    private byte[]? _rented;
    private readonly byte[] _bytes;

    private ImageBytes(string path, byte[] bytes, int length, string format, bool rented)
    {
        Path = path;
        Format = format;
        _bytes = bytes;
        _length = length;
        _rented = rented ? bytes : null;
    }

    /// <summary>The file, or what error messages call it.</summary>
    public string Path { get; }

    /// <summary>What the first bytes say it is: one of <see cref="FileSignature"/>'s words.</summary>
    public string Format { get; }

    public ArraySegment<byte> Bytes => new(_bytes, 0, _length);

    /// <summary>Reads a file; only an image is read to its end.</summary>
    /// <exception cref="FrameFileException">It is missing, unreadable, or no image.</exception>
    public static ImageBytes Read(string path)
    {
        try
        {
            using FileReader file = FrameFileHandle.OpenReader(path, Expected);
            string format = FileSignature.Recognize(file);
            RequireImage(path, format);
            if (file.Length > MaxLength)
                throw new FrameFileException(path, null, $"{format} of {file.Length} bytes", $"at most {MaxLength}", "convert it to a smaller image, or to an NPY file");
            byte[] rented = ArrayPool<byte>.Shared.Rent((int)file.Length);
            try
            {
                return new ImageBytes(path, rented, file.Read(0, rented.AsSpan(0, (int)file.Length)), format, rented: true);
            }
            catch
            {
                ArrayPool<byte>.Shared.Return(rented);
                throw;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FrameFileHandle.Unreadable(path, null, exception);
        }
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="FrameFileException">It holds no image.</exception>
    public static ImageBytes Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var memory = new MemoryStream();
        stream.CopyTo(memory);
        int length = (int)memory.Length;
        string format = FileSignature.Recognize(new MemoryReader(memory.GetBuffer().AsMemory(0, length)));
        RequireImage(name, format);
        return new ImageBytes(name, memory.GetBuffer(), length, format, rented: false);
    }

    /// <summary>The error of an image that is damaged or of a kind that is not read.</summary>
    public FrameFileException Fault(string found, string expected, Exception? cause = null) => new(Path, null, found, expected, "copy or write the image again", cause);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _rented, null) is { } rented)
            ArrayPool<byte>.Shared.Return(rented);
    }

    private static void RequireImage(string path, string format)
    {
        if (format is not (FileSignature.Png or FileSignature.Jpeg))
            throw new FrameFileException(path, null, format, Expected, "convert it, or name another file");
    }
}
