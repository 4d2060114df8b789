using System.Buffers;
using Xfel.ML.Formats;
using Xfel.ML.Internals;
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
            string? reason = ReadUsable(source, index, pixels);
            yield return (index, reason is null ? pixels : null, reason);
        }
    }

    /// <summary>Opens the file for reading by position, with <see cref="Read(IFrameSource, int, Span{float})"/>.</summary>
    internal IFrameSource OpenSource() => _open();

    /// <summary>Reads the frame at a position of this collection; null, or the reason why it is bad.</summary>
    internal string? Read(IFrameSource source, int position, Span<float> pixels) => ReadUsable(source, _indices[position], pixels);

    /// <summary>Reads a frame, its bad pixels NaN; null, or the reason why it cannot be used.</summary>
    private string? ReadUsable(IFrameSource source, int index, Span<float> pixels) =>
        (HasMask ? ReadMasked(source, index, pixels) : source.TryRead(index, pixels)) ?? FrameInspection.FindFault(pixels);

    private static string? ReadMasked(IFrameSource source, int index, Span<float> pixels)
    {
        bool[] mask = ArrayPool<bool>.Shared.Rent(pixels.Length);
        try
        {
            Span<bool> good = mask.AsSpan(0, pixels.Length);
            string? reason = source is IMaskedFrameSource masked
                ? masked.TryRead(index, pixels, good)
                : source.TryRead(index, pixels) ?? (source.TryReadMask(index, good) is { } fault ? $"its mask is {fault}" : null);
            if (reason is null)
                BadPixels.Hide(pixels, good);
            return reason;
        }
        finally
        {
            ArrayPool<bool>.Shared.Return(mask);
        }
    }

    /// <summary>The fault of a collection that holds nothing to look at.</summary>
    /// <param name="first">One of its bad frames, for the reason; null when none was seen.</param>
    internal InvalidInputException NoUsableFrame(BadFrame? first) =>
        new($"{Path}: no usable frame among {Count}{(first is null ? "" : $" (frame {first.Index}: {first.Reason})")}; check that these are the frames you mean");

    /// <summary>Reads a mask for these frames from a file.</summary>
    /// <param name="path">A file that <see cref="MaskFile"/> reads.</param>
    /// <exception cref="InvalidInputException">The mask has another size.</exception>
    /// <exception cref="FrameFileException">The file is missing, or holds no mask.</exception>
    public Mask ReadMask(string path)
    {
        Mask mask = MaskFile.Read(path);
        Require(mask, $"the mask {path}");
        return mask;
    }

    /// <summary>A mask of another size than the frames' is refused before any work.</summary>
    internal void Require(Mask? mask, string name)
    {
        if (mask is not null && mask.Size != Size)
            throw new InvalidInputException($"{Path}: the frames are {Size}, but {name} is for {mask.Size}; give a mask of the frames' size");
    }
}
