namespace Xfel.ML.Formats.Internals;

/// <summary>A name in a group.</summary>
internal readonly record struct Hdf5Link(string Name, Hdf5LinkKind Kind);
