using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>Images as frames: each is read from its file when it is asked for. The first readable one sets the size.</summary>
internal sealed class ImageFrameSource : IFrameSource
{
    private const string FolderFormat = "image folder";

    private readonly string[] _files;

    private ImageFrameSource(string path, string[] files, ImageDecoder first)
    {
        _files = files;
        Path = path;
        Format = first.Format;
        ElementType = first.ElementType;
        Size = first.Size;
    }

    public string Path { get; }

    public string DataSet => "";

    public string Format { get; private init; }

    public string ElementType { get; }

    public int Count => _files.Length;

    public FrameSize Size { get; }

    public FrameLabels? Labels { get; private init; }

    public FrameFileFacts Facts { get; private init; } = FrameFileFacts.None;

    public FrameIds? Ids { get; private init; }

    /// <summary>Opens a single image.</summary>
    /// <exception cref="FrameFileException">It is damaged.</exception>
    public static ImageFrameSource OpenFile(string path)
    {
        using ImageDecoder image = ImageDecoder.Open(path);
        image.Decode(new float[image.Size.PixelCount]);
        return new ImageFrameSource(path, [System.IO.Path.GetFullPath(path)], image);
    }

    /// <summary>Opens the images of a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="names">The images, in order, relative to it.</param>
    /// <param name="labels">Their labels.</param>
    /// <param name="facts">How they were recognised.</param>
    /// <exception cref="FrameFileException">None of the images is readable.</exception>
    public static ImageFrameSource OpenFolder(string path, string[] names, FrameLabels? labels, FrameFileFacts facts)
    {
        string folder = System.IO.Path.GetFullPath(path);
        string[] files = Array.ConvertAll(names, name => System.IO.Path.Combine(folder, name));
        FrameFileException? fault = null;
        foreach (string file in files)
        {
            try
            {
                using ImageDecoder first = ImageDecoder.Open(file);
                first.Decode(new float[first.Size.PixelCount]);
                return new ImageFrameSource(path, files, first) { Format = FolderFormat, Labels = labels, Facts = facts, Ids = new FrameIds { Files = names } };
            }
            catch (FrameFileException exception)
            {
                // The next image may be whole, and TryRead tells the reason of this one.
                fault ??= exception;
            }
        }

        throw new FrameFileException(path, null, $"{names.Length} images of which none is readable (the first: {fault?.Message})", "at least one whole PNG or JPEG image",
            "copy or write the images again", fault);
    }

    public string? TryRead(int index, Span<float> destination)
    {
        FrameSourceText.CheckArguments(this, index, destination.Length);
        try
        {
            using ImageDecoder image = ImageDecoder.Open(_files[index]);
            if (image.Size != Size)
                return new FrameFileException(_files[index], null, $"an image of {image.Size}", $"{Size}, the size of the first image", "give images of one size").Message;
            image.Decode(destination);
            return null;
        }
        catch (FrameFileException exception)
        {
            return exception.Message;
        }
    }

    public string Describe() => FrameSourceText.Describe(this, Format == FolderFormat ? "" : " file");

    public void Dispose()
    {
    }
}
