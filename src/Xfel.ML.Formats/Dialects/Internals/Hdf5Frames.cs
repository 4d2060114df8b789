namespace Xfel.ML.Formats.Internals;

/// <summary>Opens the frames of an HDF5 file, whichever of the known dialects it is in.</summary>
internal static class Hdf5Frames
{
    /// <summary>The dialects, the more particular ones first.</summary>
    private static readonly IHdf5Dialect[] Dialects = [new CxiDialect(), new OnlyDataSetDialect()];

    public static IFrameSource Open(string path, string? dataSet)
    {
        Hdf5File file = Hdf5File.Open(path);
        try
        {
            if (XfelRun.TryOpen(file, dataSet) is { } run)
            {
                file.Dispose();
                return run;
            }

            Hdf5Recognition? found = null;
            foreach (IHdf5Dialect dialect in Dialects)
            {
                found = dialect.TryRecognize(file);
                if (found is not null)
                    break;
            }

            if (!string.IsNullOrEmpty(dataSet))
                found = Named(file, dataSet, found);
            if (found is null)
                throw new FrameFileException(path, null, "an HDF5 file without a data set of frames", "numbers in two to four dimensions", "check that this is the file you mean");
            return Hdf5StackSource.Open(file, found);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The user's word is final: of the dialect only what holds for the whole file is kept.</summary>
    private static Hdf5Recognition Named(Hdf5File file, string dataSet, Hdf5Recognition? dialect)
    {
        if (file.KindOf(dataSet) != Hdf5Kind.DataSet)
        {
            string found = file.LinkTarget(dataSet) is { } target ? $"a link to {target}, which leads nowhere" : "no such data set";
            throw new FrameFileException(file.Path, dataSet, found, "the data set with the frames", "look at the data sets that 'xfel-ml info' lists");
        }

        FrameFileFacts facts = dialect?.Facts ?? FrameFileFacts.None;
        return new Hdf5Recognition
        {
            Format = dialect?.Format ?? "HDF5",
            Frames = [dataSet],
            Facts = facts with { Recognized = [.. facts.Recognized, $"frames: {dataSet}, as named"] },
        };
    }
}
