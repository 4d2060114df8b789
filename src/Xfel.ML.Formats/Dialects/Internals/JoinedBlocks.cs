namespace Xfel.ML.Formats.Internals;

/// <summary>The frames of several data sets, one after the other.</summary>
internal sealed class JoinedBlocks : IFrameBlocks
{
    private readonly IReadOnlyList<IFrameBlocks> _parts;
    private readonly int[] _ends;

    public JoinedBlocks(IReadOnlyList<IFrameBlocks> parts)
    {
        _parts = parts;
        _ends = new int[parts.Count];
        int end = 0;
        for (int i = 0; i < parts.Count; i++)
            _ends[i] = end = checked(end + parts[i].Count);
    }

    public int Count => _ends[^1];

    public int PixelCount => _parts[0].PixelCount;

    public int BlockFrames => _parts[0].BlockFrames;

    public bool IsPacked => _parts[0].IsPacked;

    public void Read(int first, Span<float> destination, Span<string?> reasons)
    {
        int part = Array.BinarySearch(_ends, first + 1);
        part = part < 0 ? ~part : part;
        for (int done = 0; done < reasons.Length; part++)
        {
            int inside = first + done - (part == 0 ? 0 : _ends[part - 1]);
            int count = Math.Min(reasons.Length - done, _parts[part].Count - inside);
            _parts[part].Read(inside, destination.Slice(done * PixelCount, count * PixelCount), reasons.Slice(done, count));
            done += count;
        }
    }

    public void Dispose()
    {
        foreach (IFrameBlocks part in _parts)
            part.Dispose();
    }
}
