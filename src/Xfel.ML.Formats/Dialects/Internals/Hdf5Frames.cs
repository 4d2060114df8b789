namespace Xfel.ML.Formats.Internals;

/// <summary>Opens the frames of an HDF5 file, whichever of the known dialects it is in.</summary>
internal static class Hdf5Frames
{
    /// <summary>The dialects, the more particular ones first.</summary>
    private static readonly IHdf5Dialect[] Dialects =
        [new CxidbDialect(), new VirtualCxiDialect(), new CheetahDialect(), new CxiDialect(), new SimexDialect(), new HawkDialect(), new NexusDialect(), new OnlyDataSetDialect()];

    public static IFrameSource Open(string path, string? dataSet)
    {
        var file = Hdf5File.Open(path);
        try
        {
            if (XfelRun.TryOpen(file, dataSet) is { } run)
            {
                file.Dispose();
                return run;
            }

            return Hdf5FrameSource.Open(file, string.IsNullOrEmpty(dataSet) ? Recognize(file) : NamedDataSet.Of(file, dataSet, RecognizeOrNull(file)));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The dialect of a file.</summary>
    /// <exception cref="FrameFileException">There are no frames in it, or it does not say which.</exception>
    public static Hdf5Recognition Recognize(Hdf5File file)
    {
        foreach (IHdf5Dialect dialect in Dialects)
        {
            if (dialect.TryRecognize(file) is { } found)
                return found;
        }

        throw new FrameFileException(file.Path, null, "an HDF5 file without a data set of frames", "numbers in two to four dimensions", "check that this is the file you mean");
    }

    /// <summary>The dialect of a file whose frames need not be found.</summary>
    public static Hdf5Recognition? RecognizeOrNull(Hdf5File file)
    {
        try
        {
            return Recognize(file);
        }
        catch (Exception exception) when (exception is FrameFileException or IOException)
        {
            return null;
        }
    }
}
