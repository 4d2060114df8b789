namespace Xfel.ML.Formats.Internals;

/// <summary>Where the frames of a run come from.</summary>
internal static class XfelFrameIds
{
    private const long MostCells = 1 << 24;

    /// <summary>Trains and pulses, and the memory cell and file of the first module that has the frame.</summary>
    public static FrameIds Of(XfelFrames frames, IReadOnlyList<XfelPart> parts)
    {
        var files = new string[frames.Count];
        var byPart = new List<int>?[parts.Count];
        for (int frame = 0; frame < files.Length; frame++)
        {
            XfelPlace place = First(frames, frame);
            files[frame] = parts[place.Part].File;
            (byPart[place.Part] ??= []).Add(frame);
        }

        var cells = new int[frames.Count];
        bool known = true;
        for (int part = 0; part < byPart.Length && known; part++)
        {
            if (byPart[part] is { } own)
                known = TryReadCells(parts[part], own, frames, cells);
        }

        return new FrameIds
        {
            Trains = frames.Trains,
            Pulses = parts.Any(part => part.Pulses.Length > 0) ? frames.Pulses : null,
            Cells = known ? cells : null,
            Files = files,
        };
    }

    private static XfelPlace First(XfelFrames frames, int frame)
    {
        ReadOnlySpan<XfelPlace> places = frames.Places(frame);
        return places[places.IndexOfAnyExcept(XfelPlace.None)];
    }

    private static bool TryReadCells(XfelPart part, List<int> own, XfelFrames frames, int[] cells)
    {
        try
        {
            using Hdf5File file = Hdf5File.Open(part.File);
            if (!file.TryOpen(part.Source.CellIds, out Hdf5DataSet? dataSet))
                return false;
            int[] stored;
            using (dataSet)
                stored = dataSet.ReadAll<int>(MostCells);
            foreach (int frame in own)
            {
                int row = First(frames, frame).Row;
                if (row >= stored.Length)
                    return false;
                cells[frame] = stored[row];
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or FrameFileException)
        {
            return false;
        }
    }
}
