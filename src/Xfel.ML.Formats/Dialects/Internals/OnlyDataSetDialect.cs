namespace Xfel.ML.Formats.Internals;

/// <summary>No known dialect, but only one data set that can hold frames.</summary>
internal sealed class OnlyDataSetDialect : IHdf5Dialect
{
    public Hdf5Recognition? TryRecognize(Hdf5File file)
    {
        List<string> found = [];
        Search(file, "", 0, found);
        return found.Count != 1 ? null : new Hdf5Recognition
        {
            Format = "HDF5",
            Frames = found,
            Facts = new FrameFileFacts { Recognized = [$"HDF5: {found[0]} is its only data set of two to four dimensions"] },
        };
    }

    private static void Search(Hdf5File file, string group, int depth, List<string> found)
    {
        const int MostDepth = 12;
        const int MostLinks = 4096;
        foreach (Hdf5Link link in file.Links(group.Length == 0 ? "/" : group, MostLinks))
        {
            string path = $"{group}/{link.Name}";
            switch (file.KindOf(path))
            {
                case Hdf5Kind.Group when link.Kind == Hdf5LinkKind.Hard && depth < MostDepth:
                    Search(file, path, depth + 1, found);
                    break;
                case Hdf5Kind.DataSet when link.Kind != Hdf5LinkKind.Soft && file.TryOpen(path, out Hdf5DataSet? dataSet):
                    using (dataSet)
                    {
                        if (dataSet.Type.IsNumeric && dataSet.Shape.Count is >= 2 and <= 4 && dataSet.Shape[^1] > 4)
                            found.Add(path);
                    }

                    break;
            }
        }
    }
}
