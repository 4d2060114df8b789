using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>The frames of one array.</summary>
internal sealed class StackedFrameSource(string path, string dataSet, string format, NpyArray array, FrameStack stack, FrameLabels? labels, IDisposable file,
    FrameFileFacts? facts = null)
    : IFrameSource
{
    public string Path => path;

    public string DataSet => dataSet;

    public string Format => format;

    public string ElementType => array.Header.Type.ToString();

    public int Count => stack.Count;

    public FrameSize Size => stack.Size;

    public FrameLabels? Labels => labels;

    public FrameFileFacts Facts => facts ?? FrameFileFacts.None;

    public string? TryRead(int index, Span<float> destination)
    {
        FrameSourceText.CheckArguments(this, index, destination.Length);
        try
        {
            if (array.Header.FortranOrder)
                array.ReadAll<float>().CopyTo(destination); // a single frame, see Open
            else
                array.Read((long)index * destination.Length, destination);
            return null;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or FrameFileException)
        {
            return $"unreadable: {exception.Message}";
        }
    }

    public string Describe() => FrameSourceText.Describe(this);

    public void Dispose()
    {
        array.Dispose();
        file.Dispose();
    }

    /// <summary>Checks that the array can be read frame by frame and holds all that its header promises.</summary>
    public static FrameStack Check(NpyArray array, string path, string? dataSet)
    {
        NpyHeader header = array.Header;
        ArrayAccess.RequireNumeric(header, path, dataSet);
        FrameStack stack = FrameStack.Of(header.Shape, path, dataSet);
        if (header.FortranOrder && stack.Count > 1)
        {
            throw new FrameFileException(path, dataSet, $"{stack.Count} frames in Fortran order", "C order, in which a frame lies in one piece",
                "write it again with numpy.ascontiguousarray(frames)");
        }

        if (array.IsTruncated)
        {
            long whole = array.AvailableBytes / ((long)header.ElementSize * stack.Size.PixelCount);
            throw new FrameFileException(path, dataSet, $"{whole} whole frames of {stack.Size} in a file that is cut off",
                $"the {stack.Count} that its header promises", "copy or write it again");
        }

        return stack;
    }
}
