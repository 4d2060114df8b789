using System.Buffers;

namespace Xfel.ML.Formats.Internals;

/// <summary>Frames that are stored with the beam centre in the corner, handed out with it in the middle.</summary>
internal sealed class FftShiftedBlocks(IFrameBlocks frames, FrameStack stack) : IFrameBlocks
{
    public int Count => frames.Count;

    public int PixelCount => frames.PixelCount;

    public int BlockFrames => frames.BlockFrames;

    public bool IsPacked => frames.IsPacked;

    public void Read(int first, Span<float> destination, Span<string?> reasons)
    {
        frames.Read(first, destination, reasons);
        float[] stored = ArrayPool<float>.Shared.Rent(PixelCount);
        for (int i = 0; i < reasons.Length; i++)
        {
            Span<float> frame = destination.Slice(i * PixelCount, PixelCount);
            frame.CopyTo(stored);
            FftShift.Apply(stored.AsSpan(0, PixelCount), stack, frame);
        }

        ArrayPool<float>.Shared.Return(stored);
    }

    public void Dispose() => frames.Dispose();
}
