namespace Xfel.ML.Formats.Internals;

/// <summary>CXI: frames stacked in the first entry.</summary>
internal sealed class CxiDialect : IHdf5Dialect
{
    private static readonly string[] Places = ["/entry_1/data_1/data", "/entry_1/instrument_1/detector_1/data", "/entry_1/image_1/data"];

    public Hdf5Recognition? TryRecognize(Hdf5File file)
    {
        string? frames = Places.FirstOrDefault(place => file.KindOf(place) == Hdf5Kind.DataSet);
        if (frames is null)
            return null;
        string version = "CXI";
        if (file.TryOpen("/cxi_version", out Hdf5DataSet? stored))
        {
            using (stored)
                version = FormattableString.Invariant($"CXI {stored.ReadAll<long>(1)[0] / 100.0:0.0#}");
        }

        return new Hdf5Recognition { Format = version, Frames = [frames], Facts = new FrameFileFacts { Recognized = [$"{version}: frames in {frames}"] } };
    }
}
