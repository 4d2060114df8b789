using Xfel.ML.Formats;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Reads a mask: an NPY file of the frames' size in which 1 (true) marks a good pixel.</summary>
public static class MaskFile
{
    /// <summary>Reads the mask for these frames.</summary>
    /// <param name="path">An NPY file of whole numbers or truth values, <c>[H, W]</c>.</param>
    /// <param name="frames">The frames that it is for.</param>
    /// <exception cref="InvalidInputException">It is of another size, holds other values than 0 and 1, or masks every pixel.</exception>
    /// <exception cref="FrameFileException">It is missing or not an NPY file.</exception>
    public static Mask Read(string path, FrameCollection frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        float[] values = NpyFile.ReadSingle(path, out int[] shape);
        if (shape.Length != 2 || shape[0] != frames.Size.Height || shape[1] != frames.Size.Width)
            throw new InvalidInputException($"{path}: is a mask of {string.Join(" x ", shape)}, but the frames of {frames.Path} are {frames.Size}; give a mask of the frames' size");
        int other = Array.FindIndex(values, value => value is not (0 or 1));
        if (other >= 0)
            throw new InvalidInputException(FormattableString.Invariant($"{path}: pixel ({other % shape[1]}, {other / shape[1]}) is {values[other]}; a mask holds 1 for a good pixel and 0 for a bad one"));
        var mask = new Mask(frames.Size, Array.ConvertAll(values, value => value == 1));
        return mask.GoodCount > 0 ? mask : throw new InvalidInputException($"{path}: masks every pixel; 1 (true) marks a good pixel: is the mask inverted?");
    }

    internal static void RequireSize(Mask? mask, FrameCollection frames)
    {
        if (mask is not null && mask.Size != frames.Size)
            throw new InvalidInputException($"{frames.Path}: the frames are {frames.Size} and the mask is {mask.Size}; give a mask of the frames' size");
    }
}
