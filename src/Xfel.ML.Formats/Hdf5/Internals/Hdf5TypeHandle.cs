namespace Xfel.ML.Formats.Internals;

/// <summary>A data type that the library has open.</summary>
internal sealed class Hdf5TypeHandle : Hdf5Handle;
