namespace Xfel.ML.Formats.Internals;

/// <summary>CXI: the frames of the first entry, in one data set.</summary>
internal sealed class CxiDialect : IHdf5Dialect
{
    public Hdf5Recognition? TryRecognize(Hdf5File file) =>
        CxiEntry.Find(file) is { } entry ? entry.Recognize(CxiEntry.Format(file, out string reason), reason) : null;
}
