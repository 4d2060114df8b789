namespace Xfel.ML.Formats.Internals;

/// <summary>Reads a data set's shape as frames, and refuses frames that the file cannot hold.</summary>
internal static class Hdf5FrameShape
{
    /// <summary>Frames up to this size are read whatever the file holds.</summary>
    private const long SmallFrame = 4 << 20;

    /// <summary>A virtual data set holds no bytes of its own: its frames are believed up to this size.</summary>
    private const long LargestVirtualFrame = 256 << 20;

    /// <exception cref="FrameFileException">It holds no numbers, no frames, or frames without bytes.</exception>
    public static FrameStack Of(Hdf5DataSet dataSet, bool areFramesFirst = false)
    {
        if (!dataSet.Type.IsNumeric)
            throw new FrameFileException(dataSet.File, dataSet.Path, $"a data set of {dataSet.Type.Name}, {dataSet.ShapeText}", "numbers", "name another data set");
        FrameStack stack = areFramesFirst && dataSet.Shape.Count == 4 && dataSet.Shape[0] == 1 ? OneOfModules(dataSet) : FrameStack.OfPlanes(dataSet.Shape, dataSet.File, dataSet.Path);
        long pixels = stack.Size.PixelCount;
        if (pixels <= SmallFrame)
            return stack;
        if (dataSet.Layout == Hdf5Layout.Virtual)
        {
            if (pixels > LargestVirtualFrame)
                throw new FrameFileException(dataSet.File, dataSet.Path, $"virtual frames of {stack.Size}", $"at most {LargestVirtualFrame} pixels", "read the files that it refers to");
            return stack;
        }

        Int128 held = dataSet.StoredBytes;
        if (!dataSet.IsExternal)
            held = Int128.Min(held, new FileInfo(dataSet.File).Length);
        if (dataSet.Filters.Count > 0)
            held *= Hdf5Unpacking.MostRatio;
        if (held < (Int128)pixels * dataSet.Type.Size)
            throw new FrameFileException(dataSet.File, dataSet.Path, $"frames of {stack.Size} of which the file holds {dataSet.StoredBytes} bytes", "frames that were written", "copy or write the file again");
        return stack;
    }

    /// <summary>One frame of several modules; its shape alone would say several frames.</summary>
    private static FrameStack OneOfModules(Hdf5DataSet dataSet) => FrameStack.Of([2, .. dataSet.Shape.Skip(1)], dataSet.File, dataSet.Path) with { Count = 1 };
}
