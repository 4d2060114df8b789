namespace Xfel.ML.Formats.Internals;

/// <summary>A group, data set or named type that the library has open.</summary>
internal sealed class Hdf5ObjectHandle : Hdf5Handle;
