namespace Xfel.ML.Formats.Internals;

/// <summary>Opens and reads whole arrays, and turns every fault into a <see cref="FrameFileException"/>.</summary>
internal static class ArrayAccess
{
    public const string NumericTypes = "bool, int8 to int64, uint8 to uint64, float16, float32 or float64";

    /// <summary>Opens an array; <paramref name="data"/> is disposed with it, or at once when it is not an array.</summary>
    public static NpyArray Open(DataReader data, string path, string? dataSet)
    {
        try
        {
            return new NpyArray(NpyHeaderReader.Read(data), data);
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException)
        {
            data.Dispose();
            throw new FrameFileException(path, dataSet, exception.Message, "a numpy array (NPY, version 1 to 3)", "write the file again with numpy.save", exception);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    public static float[] ReadSingle(NpyArray array, string path, string? dataSet, out int[] shape)
    {
        RequireNumeric(array.Header, path, dataSet);
        return Read(array, path, dataSet, array.ReadAll<float>, out shape);
    }

    public static long[] ReadInt64(NpyArray array, string path, string? dataSet, out int[] shape)
    {
        RequireNumeric(array.Header, path, dataSet);
        if (array.Header.Type.Kind != 'f')
            return Read(array, path, dataSet, array.ReadAll<long>, out shape);
        double[] values = Read(array, path, dataSet, array.ReadAll<double>, out shape);
        foreach (double value in values)
        {
            if (!(Math.Abs(value) < 1L << 53) || value != Math.Floor(value))
                throw new FrameFileException(path, dataSet, FormattableString.Invariant($"the value {value}"), "whole numbers", "write the array with an integer type");
        }

        return Array.ConvertAll(values, value => (long)value);
    }

    public static string[] ReadText(NpyArray array, string path, string? dataSet)
    {
        if (!array.Header.Type.IsText)
            throw new FrameFileException(path, dataSet, $"an array of type '{array.Header.Descriptor}'", "text (numpy's U or S)", "write it as numpy.array([...], dtype='U')");
        return Read(array, path, dataSet, array.ReadText, out _);
    }

    public static void RequireNumeric(NpyHeader header, string path, string? dataSet)
    {
        if (header.Type.IsNumeric)
            return;
        string found = header.Descriptor.Contains('O') ? "pickled Python objects, which are never loaded" : $"an array of type '{header.Descriptor}'";
        throw new FrameFileException(path, dataSet, found, NumericTypes, "convert it, for example with numpy.asarray(frames, dtype='float32')");
    }

    private static T[] Read<T>(NpyArray array, string path, string? dataSet, Func<T[]> read, out int[] shape)
    {
        NpyHeader header = array.Header;
        if (array.IsTruncated)
        {
            throw new FrameFileException(path, dataSet, $"{array.AvailableBytes} bytes of data",
                $"{header.Count * header.ElementSize} for {header.ShapeText} of '{header.Descriptor}'", "the file is cut off: copy or write it again");
        }

        if (header.Count > Array.MaxLength)
            throw new FrameFileException(path, dataSet, $"{header.Count} elements", $"at most {Array.MaxLength}", "split the array");
        try
        {
            shape = [.. header.Shape.Select(length => checked((int)length))];
            return read();
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or OverflowException)
        {
            throw new FrameFileException(path, dataSet, $"damaged data ({exception.Message})", "a readable array", "copy or write the file again", exception);
        }
    }
}
