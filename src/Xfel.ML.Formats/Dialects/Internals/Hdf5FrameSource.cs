using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>The frames of an HDF5 file.</summary>
internal sealed class Hdf5FrameSource : IFrameSource
{
    private readonly Hdf5File _file;
    private readonly FrameReadAhead _frames;
    private readonly Hdf5Mask? _mask;
    private readonly IReadOnlyDictionary<int, string> _bad;

    private Hdf5FrameSource(Hdf5File file, Hdf5FrameBlocks frames, Hdf5Mask? mask, Hdf5Recognition recognition)
    {
        _file = file;
        _mask = mask;
        _bad = recognition.BadFrames;
        DataSet = recognition.Frames[0];
        ElementType = frames.ElementType;
        Format = recognition.Format;
        Count = frames.Blocks.Count;
        Size = frames.Stack.Size;
        Facts = recognition.Facts with { Modules = frames.Stack.Modules };
        Labels = recognition.ReadLabels?.Invoke(Count);
        Ids = recognition.ReadIds?.Invoke(Count);
        _frames = new FrameReadAhead(frames.Blocks);
    }

    public string Path => _file.Path;

    public string DataSet { get; }

    public string Format { get; }

    public string ElementType { get; }

    public int Count { get; }

    public FrameSize Size { get; }

    public FrameLabels? Labels { get; }

    public FrameFileFacts Facts { get; }

    public FrameIds? Ids { get; }

    public bool HasMask => _mask is not null;

    /// <summary>Whether all frames have the same mask.</summary>
    public bool HasOneMask => _mask is { IsOne: true };

    /// <summary>Opens the frames as a dialect says. The source owns the file.</summary>
    /// <exception cref="FrameFileException">Frames, mask or labels are not what the dialect says.</exception>
    public static Hdf5FrameSource Open(Hdf5File file, Hdf5Recognition recognition)
    {
        Hdf5FrameBlocks frames = Hdf5FrameBlocks.Open(file, recognition);
        Hdf5Mask? mask = null;
        try
        {
            mask = Hdf5Mask.Open(file, recognition, frames);
            return new Hdf5FrameSource(file, frames, mask, recognition);
        }
        catch
        {
            mask?.Dispose();
            frames.Blocks.Dispose();
            throw;
        }
    }

    public string? TryRead(int index, Span<float> destination)
    {
        FrameSourceText.CheckArguments(this, index, destination.Length);
        if (_bad.TryGetValue(index, out string? known))
            return known;
        string? reason = _frames.TryRead(index, destination);

        // The library reads zeros where a file has become shorter.
        return reason ?? (_file.HasShrunk ? "unreadable: the file has become shorter since it was opened" : null);
    }

    public string? TryReadMask(int index, Span<bool> good)
    {
        FrameSourceText.CheckArguments(this, index, good.Length);
        if (_mask is not null)
            return _mask.TryRead(index, good);
        good.Fill(true);
        return null;
    }

    public string Describe() => FrameSourceText.Describe(this);

    public void Dispose()
    {
        _mask?.Dispose();
        _frames.Dispose();
        _file.Dispose();
    }
}
