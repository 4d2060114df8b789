using Xfel.ML.Formats.Internals;
using Xfel.ML.Numerics;

namespace Xfel.ML.Formats;

/// <summary>
/// Reads masks of good pixels from two-dimensional NPY arrays and HDF5 files. Every value but 0 marks a good pixel, with one exception: masks of
/// whole numbers in CXI, European XFEL and NeXus files (<c>pixel_mask</c>) tell faults, and 0 is a good pixel.
/// </summary>
public static class MaskFile
{
    /// <summary>Reads a mask.</summary>
    /// <param name="path">An NPY or HDF5 file. A data set of an HDF5 file is named after a colon, <c>FILE.h5:/entry/mask</c>; without a name it is the mask
    /// that goes with the file's frames, the data set named <c>mask</c>, or the only one of two dimensions.</param>
    /// <exception cref="FrameFileException">The file is missing, of another format, without a mask, or the mask is without a good pixel.</exception>
    public static Mask Read(string path)
    {
        Mask mask = ReadAny(path);
        if (mask.GoodCount == 0)
            throw new FrameFileException(path, null, "a mask without a good pixel", "true or 1 where a pixel is good", "turn the mask round if it marks bad pixels");
        return mask;
    }

    private static Mask ReadAny(string path)
    {
        (string file, string? dataSet) = Split(path);
        using (FileReader reader = FrameFileHandle.OpenReader(file))
        {
            if (FileSignature.Recognize(reader) != FileSignature.Hdf5)
                return dataSet is null ? ReadNpy(file) : throw new FrameFileException(file, dataSet, "a file without named data sets", "an HDF5 file", "leave the data set's name out");
        }

        try
        {
            return Hdf5MaskFile.Read(file, dataSet);
        }
        catch (IOException exception)
        {
            throw FrameFileHandle.Unreadable(file, dataSet, exception);
        }
    }

    private static Mask ReadNpy(string path)
    {
        float[] values = NpyFile.ReadSingle(path, out int[] shape);
        if (shape.Length != 2)
            throw new FrameFileException(path, null, $"an array of the shape ({string.Join(", ", shape)})", "a mask, which has two dimensions", "save it with numpy.save(file, mask)");
        return new Mask(new FrameSize(shape[0], shape[1]), [.. values.Select(value => value != 0)]);
    }

    private static (string File, string? DataSet) Split(string path)
    {
        int colon = path?.LastIndexOf(':') ?? -1;
        return colon <= 0 || File.Exists(path) || !File.Exists(path![..colon]) ? (path!, null) : (path[..colon], path[(colon + 1)..]);
    }
}
