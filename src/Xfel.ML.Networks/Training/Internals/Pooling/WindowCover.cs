namespace Xfel.ML.Networks.Internals;

/// <summary>Which windows along an axis cover a pixel: the backward passes gather from them, so that no two pixels share a sum.</summary>
internal sealed class WindowCover
{
    private readonly int[] _first;
    private readonly int[] _end;

    public WindowCover(int length, int windows, int size, int stride, int padding)
    {
        _first = new int[length];
        _end = new int[length];
        for (int pixel = 0; pixel < length; pixel++)
        {
            // Window w covers w * stride - padding up to size pixels further.
            _first[pixel] = Math.Max(0, pixel + padding - size + stride) / stride;
            _end[pixel] = Math.Min(windows, (pixel + padding) / stride + 1);
        }
    }

    public ReadOnlySpan<int> First => _first;

    /// <summary>One past the last window.</summary>
    public ReadOnlySpan<int> End => _end;
}
