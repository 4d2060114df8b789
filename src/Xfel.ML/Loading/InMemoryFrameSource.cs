using Xfel.ML.Formats;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>Frames that are arrays already, of one size.</summary>
internal sealed class InMemoryFrameSource(string name, FrameSize size, IReadOnlyList<float[]> frames, FrameLabels? labels) : IFrameSource
{
    public string Path => name;

    public string DataSet => "";

    public string Format => "memory";

    public string ElementType => "float32";

    public int Count => frames.Count;

    public FrameSize Size => size;

    public FrameLabels? Labels => labels;

    public string? TryRead(int index, Span<float> destination)
    {
        if (frames[index].Length != size.PixelCount)
            return $"has {frames[index].Length} pixels where {size} = {size.PixelCount} were expected";
        frames[index].CopyTo(destination);
        return null;
    }

    public string Describe() => $"{Count} frames of {size} in memory";

    public void Dispose()
    {
    }
}
