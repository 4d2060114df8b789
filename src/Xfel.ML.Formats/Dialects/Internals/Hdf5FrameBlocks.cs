namespace Xfel.ML.Formats.Internals;

/// <summary>The frames that a dialect found, ready to be read.</summary>
/// <param name="Blocks">Reads them.</param>
/// <param name="Stack">How the shape of the first data set is read as frames.</param>
/// <param name="ElementType">The type of a stored pixel.</param>
internal readonly record struct Hdf5FrameBlocks(IFrameBlocks Blocks, FrameStack Stack, string ElementType)
{
    /// <exception cref="FrameFileException">There is no usable frame.</exception>
    public static Hdf5FrameBlocks Open(Hdf5File file, Hdf5Recognition recognition)
    {
        Hdf5FrameBlocks frames = recognition.IsOneEach ? Hdf5GroupBlocks.Open(file, recognition.Frames)
            : recognition.Frames.Count > 1 ? Joined(file, recognition.Frames)
            : Stacked(file, recognition.Frames[0], recognition.AreFramesFirst);
        try
        {
            if (recognition.Imaginary is { } imaginary)
                frames = frames with { Blocks = Complex(file, frames, imaginary), ElementType = $"complex {frames.ElementType}" };
            return recognition.Facts.IsFftShifted ? frames with { Blocks = new FftShiftedBlocks(frames.Blocks, frames.Stack) } : frames;
        }
        catch
        {
            frames.Blocks.Dispose();
            throw;
        }
    }

    /// <summary>The frames of one data set.</summary>
    public static Hdf5FrameBlocks Stacked(Hdf5File file, string path, bool areFramesFirst = false)
    {
        if (!file.TryOpen(path, out Hdf5DataSet? dataSet))
            throw new FrameFileException(file.Path, path, "a data set that cannot be opened", "frames", "copy the file again");
        try
        {
            FrameStack stack = Hdf5FrameShape.Of(dataSet, areFramesFirst);
            return new Hdf5FrameBlocks(new Hdf5StackBlocks(dataSet, stack), stack, dataSet.Type.Name);
        }
        catch
        {
            dataSet.Dispose();
            throw;
        }
    }

    private static Hdf5FrameBlocks Joined(Hdf5File file, IReadOnlyList<string> paths)
    {
        var parts = new List<IFrameBlocks>();
        try
        {
            Hdf5FrameBlocks first = Stacked(file, paths[0]);
            parts.Add(first.Blocks);
            foreach (string path in paths.Skip(1))
            {
                Hdf5FrameBlocks next = Stacked(file, path);
                parts.Add(next.Blocks);
                if (next.Stack.Size != first.Stack.Size)
                    throw new FrameFileException(file.Path, path, $"frames of {next.Stack.Size}", $"{first.Stack.Size}, as in {paths[0]}", "name one of the data sets");
            }

            return first with { Blocks = new JoinedBlocks(parts) };
        }
        catch
        {
            parts.ForEach(part => part.Dispose());
            throw;
        }
    }

    private static MagnitudeBlocks Complex(Hdf5File file, Hdf5FrameBlocks real, string path)
    {
        Hdf5FrameBlocks imaginary = Stacked(file, path);
        if (imaginary.Stack == real.Stack)
            return new MagnitudeBlocks(real.Blocks, imaginary.Blocks);
        imaginary.Blocks.Dispose();
        throw new FrameFileException(file.Path, path, $"imaginary parts of {imaginary.Stack.Size}", $"{real.Stack.Size}, as the real ones", "name the data set to read");
    }
}
