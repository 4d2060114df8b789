namespace Xfel.ML.Formats.Internals;

/// <summary>How a name leads to its object, with the library's numbers.</summary>
internal enum Hdf5LinkKind
{
    Hard = 0,
    Soft = 1,
    External = 64,
}
