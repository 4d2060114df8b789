namespace Xfel.ML.Formats.Internals;

/// <summary>CXI as <c>extra-data-make-virtual-cxi</c> writes it for a run of the European XFEL: virtual data sets of frames and modules; of raw data, with planes of which the first is the image.</summary>
internal sealed class VirtualCxiDialect : IHdf5Dialect
{
    private const string Trains = $"{CxiEntry.Path}/trainId";

    public Hdf5Recognition? TryRecognize(Hdf5File file)
    {
        if (file.KindOf(Trains) != Hdf5Kind.DataSet || CxiEntry.Find(file) is not { } entry)
            return null;
        string format = CxiEntry.Format(file, out string reason);

        // Every bit of the European XFEL's masks is a fault.
        return entry.Recognize($"European XFEL {format}", $"{reason}, and there is {Trains}") with { MaskRule = MaskRule.ZeroGood };
    }
}
