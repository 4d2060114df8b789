namespace Xfel.ML.Formats.Internals;

/// <summary>Where the frames of a CXI file come from: <c>/entry_1/frame_ids_1</c>, as this library writes it, or <c>trainId</c>, <c>pulseId</c> and <c>cellId</c> of the European XFEL's virtual CXI.</summary>
internal static class CxiIds
{
    private const string Own = $"{CxiEntry.Path}/frame_ids_1";

    /// <summary>The ids; null where the file has none. Lists of another length than the frames are left out.</summary>
    public static FrameIds? Read(Hdf5File file, int frames)
    {
        var ids = new FrameIds
        {
            Trains = Numbers<ulong>(file, frames, $"{Own}/train_id", $"{CxiEntry.Path}/trainId"),
            Pulses = Numbers<ulong>(file, frames, $"{Own}/pulse_id", $"{CxiEntry.Path}/pulseId"),
            Cells = Numbers<int>(file, frames, $"{Own}/cell_id", $"{CxiEntry.Path}/cellId"),
            Files = Names(file, frames),
        };
        return ids is { Trains: null, Pulses: null, Cells: null, Files: null } ? null : ids;
    }

    private static T[]? Numbers<T>(Hdf5File file, int frames, params ReadOnlySpan<string> paths)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        foreach (string path in paths)
        {
            if (!file.TryOpen(path, out Hdf5DataSet? dataSet))
                continue;
            using (dataSet)
            {
                if (!dataSet.Type.IsNumeric || dataSet.Shape.Count is not (1 or 2) || dataSet.Shape[0] != frames || dataSet.Shape.Any(length => length == 0))
                    continue;
                if (dataSet.Shape.Count == 1)
                    return dataSet.ReadAll<T>(Array.MaxLength / sizeof(ulong));

                // The cells of a virtual file are told for each module; all modules have the same.
                var first = new T[frames];
                dataSet.Read<T>([0, 0], [frames, 1], first);
                return first;
            }
        }

        return null;
    }

    private static string[]? Names(Hdf5File file, int frames)
    {
        if (!file.TryOpen($"{Own}/file", out Hdf5DataSet? names))
            return null;
        using (names)
            return names.Type.IsText && names.Shape.Count == 1 && names.Shape[0] == frames ? names.ReadText(frames) : null;
    }
}
