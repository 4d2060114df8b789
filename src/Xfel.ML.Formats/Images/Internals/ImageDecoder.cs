using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>A PNG or JPEG image whose header has been read. It owns the file's bytes.</summary>
internal abstract class ImageDecoder(ImageBytes file) : IDisposable
{
    /// <summary>The file's bytes.</summary>
    protected ImageBytes File => file;

    public abstract FrameSize Size { get; }

    /// <summary>The format's name.</summary>
    public abstract string Format { get; }

    /// <summary>The type of a stored pixel, such as <c>uint16</c>.</summary>
    public abstract string ElementType { get; }

    /// <summary>Writes the grey values; to be called once.</summary>
    /// <exception cref="FrameFileException">The image is damaged.</exception>
    public abstract void Decode(Span<float> grey);

    /// <exception cref="FrameFileException">The file is missing, no image, or its header is damaged.</exception>
    public static ImageDecoder Open(string path) => Open(ImageBytes.Read(path));

    /// <summary>Reads the header; the bytes are disposed with the decoder, or at once when the header is damaged.</summary>
    public static ImageDecoder Open(ImageBytes file)
    {
        try
        {
            return file.Format == FileSignature.Png ? new PngDecoder(file) : new JpegDecoder(file, TurboJpeg.Names);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a whole image of one format.</summary>
    public static float[] ReadGrey(ImageBytes file, string format, out FrameSize size)
    {
        if (file.Format != format)
        {
            file.Dispose();
            throw new FrameFileException(file.Path, null, file.Format, format, "name another file");
        }

        using ImageDecoder image = Open(file);
        size = image.Size;
        var grey = new float[size.PixelCount];
        image.Decode(grey);
        return grey;
    }

    public virtual void Dispose() => file.Dispose();
}
