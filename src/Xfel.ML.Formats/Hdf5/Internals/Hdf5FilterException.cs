namespace Xfel.ML.Formats.Internals;

/// <summary>Data are packed by a filter that this machine's library lacks.</summary>
internal sealed class Hdf5FilterException(Hdf5Filter filter)
    : IOException(FormattableString.Invariant($"data packed by the filter {filter.Name} ({filter.Id}), which this machine's HDF5 library lacks; {filter.Remedy}"))
{
    public Hdf5Filter Filter => filter;
}
