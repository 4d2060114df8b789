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

    /// <summary>Opens the file for reading by position, with <see cref="Read(IFrameSource, int, Span{float})"/>.</summary>
    internal IFrameSource OpenSource() => _open();

    /// <summary>Reads the frame at a position of this collection; null, or the reason why it is bad.</summary>
    internal string? Read(IFrameSource source, int position, Span<float> pixels) => source.TryRead(_indices[position], pixels) ?? FrameInspection.FindFault(pixels);

    /// <summary>The fault of a collection that holds nothing to look at.</summary>
    /// <param name="first">One of its bad frames, for the reason; null when none was seen.</param>
    internal InvalidInputException NoUsableFrame(BadFrame? first) =>
        new($"{Path}: no usable frame among {Count}{(first is null ? "" : $" (frame {first.Index}: {first.Reason})")}; check that these are the frames you mean");

    /// <summary>Reads a mask for these frames from a file.</summary>
    /// <param name="path">An NPY file of the frames' size; every value but 0 marks a good pixel.</param>
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
