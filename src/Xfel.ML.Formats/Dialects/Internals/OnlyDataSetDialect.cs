namespace Xfel.ML.Formats.Internals;

/// <summary>No known dialect: the only data set that can hold frames. Of several none is chosen.</summary>
internal sealed class OnlyDataSetDialect : IHdf5Dialect
{
    private const int Listed = 8;

    /// <exception cref="FrameFileException">There is none, or more than one.</exception>
    public Hdf5Recognition? TryRecognize(Hdf5File file)
    {
        var search = FrameCandidates.Search(file, "/");
        return search.Found.Count switch
        {
            1 => new Hdf5Recognition
            {
                Format = "HDF5",
                Frames = [search.Found[0].Path],
                Facts = new FrameFileFacts { Recognized = [$"HDF5: {search.Found[0].Path} is its only data set of two to four dimensions"], DataSets = [search.Found[0].Text] },
            },
            0 => throw None(file, search),
            _ => throw new FrameFileException(file.Path, null, $"{search.Found.Count} data sets that could hold the frames: {List(search.Found)}", "one", "say which one with --frames PATH"),
        };
    }

    private static FrameFileException None(Hdf5File file, FrameCandidates search)
    {
        string found = search.Dangling.Count > 0 ? $"no frames, but a link that leads nowhere, {search.Dangling[0]}"
            : search.Other is { } other ? $"no frames, only data such as {other}"
            : "no data set";
        string remedy = search.Dangling.Count > 0 ? "put the file that it names beside this one" : "check that this is the file you mean";
        return new FrameFileException(file.Path, null, found, "numbers in two to four dimensions", remedy);
    }

    private static string List(IReadOnlyList<FrameCandidate> found)
    {
        string list = string.Join(", ", found.Take(Listed).Select(candidate => candidate.Text));
        return found.Count > Listed ? $"{list}, ..." : list;
    }
}
