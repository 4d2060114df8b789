namespace Xfel.ML.Formats.Internals;

/// <summary>How a data set lies in its file, with the library's numbers.</summary>
internal enum Hdf5Layout
{
    Compact = 0,
    Contiguous = 1,
    Chunked = 2,
    Virtual = 3,
}
