using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>Frames of which each is a data set of its own. A data set is opened when its frame is read: opening a file of thousands costs nothing.</summary>
internal sealed class Hdf5GroupBlocks : IFrameBlocks
{
    private const long ReadTogether = 1 << 20;

    private readonly Hdf5File _file;
    private readonly IReadOnlyList<string> _paths;
    private readonly FrameSize _size;

    public Hdf5GroupBlocks(Hdf5File file, IReadOnlyList<string> paths, FrameSize size)
    {
        _file = file;
        _paths = paths;
        _size = size;
        BlockFrames = (int)Math.Clamp(ReadTogether / ((long)size.PixelCount * sizeof(float)), 1, paths.Count);
    }

    public int Count => _paths.Count;

    public int PixelCount => _size.PixelCount;

    public int BlockFrames { get; }

    public bool IsPacked => false;

    /// <summary>Takes the size of the first readable frame as that of all.</summary>
    /// <exception cref="FrameFileException">Not one of them can be read.</exception>
    public static Hdf5FrameBlocks Open(Hdf5File file, IReadOnlyList<string> paths)
    {
        FrameFileException? fault = null;
        foreach (string path in paths)
        {
            try
            {
                if (!file.TryOpen(path, out Hdf5DataSet? dataSet))
                    continue;
                using (dataSet)
                {
                    FrameStack stack = Hdf5FrameShape.Of(dataSet);
                    if (stack.Count == 1)
                        return new Hdf5FrameBlocks(new Hdf5GroupBlocks(file, paths, stack.Size), stack with { FrameAxis = -1 }, dataSet.Type.Name);
                }
            }
            catch (FrameFileException exception)
            {
                fault ??= exception;
            }
        }

        throw fault ?? new FrameFileException(file.Path, paths[0], $"no readable frame among {paths.Count} groups", "one frame (H, W) a group", "copy the file again");
    }

    public void Read(int first, Span<float> destination, Span<string?> reasons)
    {
        for (int i = 0; i < reasons.Length; i++)
            reasons[i] = Read(_paths[first + i], destination.Slice(i * PixelCount, PixelCount));
    }

    public void Dispose()
    {
        // The file belongs to the source.
    }

    private string? Read(string path, Span<float> destination)
    {
        try
        {
            if (!_file.TryOpen(path, out Hdf5DataSet? dataSet))
                return $"{path} is missing or cannot be opened";
            using (dataSet)
            {
                if (!dataSet.Type.IsNumeric)
                    return $"{path} holds {dataSet.Type.Name}";
                FrameStack stack = FrameStack.Of(dataSet.Shape, _file.Path, path);
                if (stack.Count != 1 || stack.Size != _size)
                    return $"{path} is {dataSet.ShapeText}, the other frames are {_size}";
                string? reason = null;
                using var blocks = new Hdf5StackBlocks(dataSet, stack);
                blocks.Read(0, destination, new Span<string?>(ref reason));
                return reason;
            }
        }
        catch (FrameFileException exception)
        {
            return exception.Message;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return $"unreadable: {exception.Message}";
        }
    }
}
