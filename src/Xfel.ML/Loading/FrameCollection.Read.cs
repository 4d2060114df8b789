using Xfel.ML.Formats;
using Xfel.ML.Numerics;

namespace Xfel.ML;

public sealed partial class FrameCollection
{
    /// <summary>
    /// Reads frame after frame; the file is opened once. A bad frame gives no pixels and a reason. The array is reused: it holds a frame until the next one is asked for.
    /// </summary>
    internal IEnumerable<(int Index, float[]? Pixels, string? Reason)> Read()
    {
        using IFrameSource source = _open();
        var pixels = new float[Size.PixelCount];
        foreach (int index in _indices)
        {
            string? reason = source.TryRead(index, pixels) ?? FrameInspection.FindFault(pixels);
            yield return (index, reason is null ? pixels : null, reason);
        }
    }
}
