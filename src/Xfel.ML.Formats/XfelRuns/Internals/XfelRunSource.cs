using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>The frames of a European XFEL run: all modules of a detector below each other.</summary>
internal sealed class XfelRunSource : IFrameSource
{
    private readonly XfelFrameReader _reader;
    private readonly FrameReadAhead _frames;

    public XfelRunSource(string path, XfelSelection selection, XfelFrames frames, FrameFileFacts facts)
    {
        XfelPart first = selection.Parts[0];
        Path = path;
        DataSet = selection.Name;
        ElementType = string.Join(" and ", selection.Parts.Select(part => part.ElementType).Distinct());
        Size = new FrameSize(selection.Modules.Count * first.Layout.Height, first.Layout.Width);
        Count = frames.Count;
        Facts = facts;
        HasMask = selection.Parts.Any(part => part.Mask is not null);
        Ids = XfelFrameIds.Of(frames, selection.Parts);
        _reader = new XfelFrameReader(frames, selection.Parts, selection.Modules.Count);
        _frames = new FrameReadAhead(_reader);
    }

    public string Path { get; }

    public string DataSet { get; }

    public string Format => "European XFEL run";

    public string ElementType { get; }

    public int Count { get; }

    public FrameSize Size { get; }

    public FrameLabels? Labels => null;

    public FrameFileFacts Facts { get; }

    public FrameIds? Ids { get; }

    public bool HasMask { get; }

    /// <summary>The number of open files.</summary>
    public int OpenFiles => _reader.OpenFiles;

    public string? TryRead(int index, Span<float> destination)
    {
        FrameSourceText.CheckArguments(this, index, destination.Length);
        return _frames.TryRead(index, destination);
    }

    public string? TryReadMask(int index, Span<bool> good)
    {
        FrameSourceText.CheckArguments(this, index, good.Length);
        return _reader.ReadMask(index, good);
    }

    public string Describe() => FrameSourceText.Describe(this);

    public void Dispose() => _frames.Dispose();
}
