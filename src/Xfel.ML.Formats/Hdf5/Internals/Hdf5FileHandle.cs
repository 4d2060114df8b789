namespace Xfel.ML.Formats.Internals;

/// <summary>A file that the library has open.</summary>
internal sealed class Hdf5FileHandle : Hdf5Handle;
