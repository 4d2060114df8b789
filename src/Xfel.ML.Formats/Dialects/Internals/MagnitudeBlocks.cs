using System.Buffers;
using System.Numerics.Tensors;

namespace Xfel.ML.Formats.Internals;

/// <summary>Magnitudes of frames whose real and imaginary parts are two data sets.</summary>
internal sealed class MagnitudeBlocks(IFrameBlocks real, IFrameBlocks imaginary) : IFrameBlocks
{
    public int Count => real.Count;

    public int PixelCount => real.PixelCount;

    public int BlockFrames => real.BlockFrames;

    public bool IsPacked => real.IsPacked || imaginary.IsPacked;

    public void Read(int first, Span<float> destination, Span<string?> reasons)
    {
        float[] buffer = ArrayPool<float>.Shared.Rent(destination.Length);
        string?[] others = new string?[reasons.Length];
        try
        {
            Span<float> parts = buffer.AsSpan(0, destination.Length);
            imaginary.Read(first, parts, others);
            real.Read(first, destination, reasons);
            TensorPrimitives.Hypot(destination, parts, destination);
            for (int i = 0; i < others.Length; i++)
                reasons[i] ??= others[i];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(buffer);
        }
    }

    public void Dispose()
    {
        real.Dispose();
        imaginary.Dispose();
    }
}
