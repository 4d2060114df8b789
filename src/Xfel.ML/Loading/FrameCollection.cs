using Xfel.ML.Formats;
using Xfel.ML.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>
/// Frames of one file or of one set of arrays, with their labels, read lazily and one at a time: memory does not grow with their number.
/// </summary>
public sealed partial class FrameCollection
{
    private readonly Func<IFrameSource> _open;
    private readonly IReadOnlyList<int> _indices;

    private FrameCollection(Func<IFrameSource> open, string path, FrameSize size, FrameLabels? labels, FrameIds? ids, bool hasMask, IReadOnlyList<int> indices)
    {
        _open = open;
        _indices = indices;
        Path = path;
        Size = size;
        Labels = labels;
        Ids = ids;
        HasMask = hasMask;
    }

    /// <summary>The file, or the name given to the arrays.</summary>
    public string Path { get; }

    /// <summary>Number of frames, bad ones included.</summary>
    public int Count => _indices.Count;

    /// <summary>The size that every usable frame has.</summary>
    public FrameSize Size { get; }

    /// <summary>The labels of the whole file, by file index; null when it has none.</summary>
    public FrameLabels? Labels { get; }

    /// <summary>Where the frames of the whole file come from, by file index; null when their index is all there is.</summary>
    public FrameIds? Ids { get; }

    /// <summary>Whether the file marks bad pixels of its own, and they are taken as such: they read as NaN.</summary>
    public bool HasMask { get; }

    /// <summary>The file indices of the frames in this collection, in order.</summary>
    public IReadOnlyList<int> Indices => _indices;

    /// <summary>Opens a frame file, chosen by its content.</summary>
    /// <param name="path">Any file or folder that <see cref="FrameFile"/> reads.</param>
    /// <param name="dataSet">The data set that holds the frames; null chooses it.</param>
    /// <param name="applyMask">Whether pixels that the file itself marks as bad read as NaN, which every later step takes as a bad pixel.</param>
    /// <param name="worker">A program that reads the file in a process of its own, so that a damaged file cannot bring this one down; null reads it here.</param>
    /// <exception cref="InvalidInputException">The file is missing, damaged, empty or not a frame file.</exception>
    public static FrameCollection FromFile(string path, string? dataSet = null, bool applyMask = true, FrameWorker? worker = null)
    {
        using IFrameSource source = Open();
        return From(Open, source, applyMask);

        IFrameSource Open() => worker is null ? FrameFile.Open(path, dataSet) : FrameFile.OpenIsolated(path, dataSet, worker);
    }

    /// <summary>Takes frames that are arrays already.</summary>
    /// <param name="name">What errors and decisions call them.</param>
    /// <param name="size">The size of every frame.</param>
    /// <param name="frames">Row-major pixels, one array a frame; they are not copied.</param>
    /// <param name="labels">Their labels, if known.</param>
    public static FrameCollection FromFrames(string name, FrameSize size, IReadOnlyList<float[]> frames, FrameLabels? labels = null)
    {
        if (labels is not null && (labels.Indicators?.Count ?? labels.Values.Count) != frames.Count)
            throw new InvalidInputException($"{name}: {labels.Indicators?.Count ?? labels.Values.Count} labels for {frames.Count} frames; give one label for each frame");
        var source = new InMemoryFrameSource(name, size, frames, labels);
        return From(() => source, source, applyMask: false);
    }

    /// <summary>Takes frames from anywhere.</summary>
    /// <param name="open">Opens them; called once for each pass.</param>
    /// <param name="applyMask">Whether pixels that the source marks as bad read as NaN.</param>
    internal static FrameCollection FromSource(Func<IFrameSource> open, bool applyMask)
    {
        using IFrameSource source = open();
        return From(open, source, applyMask);
    }

    /// <summary>The frames at these positions of this collection.</summary>
    public FrameCollection Select(IEnumerable<int> positions) =>
        new(_open, Path, Size, Labels, Ids, HasMask, positions.Select(position => _indices[position]).ToArray());

    /// <summary>The same frames without their labels.</summary>
    internal FrameCollection WithoutLabels() => new(_open, Path, Size, labels: null, Ids, HasMask, _indices);

    /// <summary>The same frames as if every one showed a model of its own.</summary>
    internal FrameCollection WithoutModels() => new(_open, Path, Size, Labels is null ? null : Labels with { ModelIds = null }, Ids, HasMask, _indices);

    /// <summary>Reads one frame; null and the reason when it is bad.</summary>
    /// <param name="fileIndex">The frame's index in the file.</param>
    /// <param name="reason">Why the frame cannot be used.</param>
    public float[]? TryReadFrame(int fileIndex, out string? reason)
    {
        using IFrameSource source = _open();
        var pixels = new float[Size.PixelCount];
        reason = ReadUsable(source, fileIndex, pixels);
        return reason is null ? pixels : null;
    }

    /// <summary>Whether a frame is of a class; several may apply in a multi-label file.</summary>
    internal bool IsOfClass(int fileIndex, int classIndex) =>
        Labels!.Indicators is { } indicators ? indicators[fileIndex][classIndex] : Labels.Values[fileIndex] == classIndex;

    /// <summary>The name of a frame's class; of a multi-label file, all that apply, joined by '+'.</summary>
    internal string ClassNameOf(int fileIndex) => Labels!.Indicators is { } indicators
        ? string.Join('+', Labels.ClassNames.Where((_, index) => indicators[fileIndex][index]))
        : Labels.ClassNames[Labels.Values[fileIndex]];

    private static FrameCollection From(Func<IFrameSource> open, IFrameSource source, bool applyMask) =>
        new(open, source.Path, source.Size, source.Labels, source.Ids, applyMask && source.HasMask, new ComputedList<int>(source.Count, index => index));
}
