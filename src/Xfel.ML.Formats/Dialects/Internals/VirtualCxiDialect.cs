namespace Xfel.ML.Formats.Internals;

/// <summary>CXI as <c>extra-data-make-virtual-cxi</c> writes it for a run of the European XFEL: virtual data sets of frames and modules.</summary>
internal sealed class VirtualCxiDialect : IHdf5Dialect
{
    private const string Trains = $"{CxiEntry.Path}/trainId";

    public Hdf5Recognition? TryRecognize(Hdf5File file)
    {
        if (file.KindOf(Trains) != Hdf5Kind.DataSet || CxiEntry.Find(file) is not { } entry)
            return null;
        RefuseRaw(file, entry.Frames);
        string format = CxiEntry.Format(file, out string reason);

        // Every bit of the European XFEL's masks is a fault.
        return entry.Recognize($"European XFEL {format}", $"{reason}, and there is {Trains}") with { MaskRule = MaskRule.ZeroGood };
    }

    private static void RefuseRaw(Hdf5File file, string frames)
    {
        const int RawAxes = 5;
        if (!file.TryOpen(frames, out Hdf5DataSet? dataSet))
            return;
        using (dataSet)
        {
            if (dataSet.Shape.Count == RawAxes)
                throw new FrameFileException(file.Path, frames, $"raw frames of shape {dataSet.ShapeText}, intensity and gain", "corrected frames (N, M, H, W)", "name the folder of the run itself, or make the file from the corrected run");
        }
    }
}
