namespace Xfel.ML.Formats.Internals;

/// <summary>What a path leads to.</summary>
internal enum Hdf5Kind
{
    /// <summary>Nothing: there is no such name, or a link leads nowhere.</summary>
    Missing,
    Group,
    DataSet,
    Type,
}
