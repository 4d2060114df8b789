using Xfel.ML.Numerics;

namespace Xfel.ML.Formats;

/// <summary>Reads masks of good pixels.</summary>
public static class MaskFile
{
    /// <summary>Reads a mask from a two-dimensional NPY array: every value but 0 marks a good pixel.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FrameFileException">The file is missing, not an NPY file, not two-dimensional, or without a good pixel.</exception>
    public static Mask Read(string path)
    {
        float[] values = NpyFile.ReadSingle(path, out int[] shape);
        if (shape.Length != 2)
            throw new FrameFileException(path, null, $"an array of the shape ({string.Join(", ", shape)})", "a mask, which has two dimensions", "save it with numpy.save(file, mask)");
        bool[] good = [.. values.Select(value => value != 0)];
        if (!good.Contains(true))
            throw new FrameFileException(path, null, "a mask without a good pixel", "true or 1 where a pixel is good", "turn the mask round if it marks bad pixels");
        return new Mask(new FrameSize(shape[0], shape[1]), good);
    }
}
