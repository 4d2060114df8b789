namespace Xfel.ML.Formats.Internals;

/// <summary>An attribute that the library has open.</summary>
internal sealed class Hdf5AttributeHandle : Hdf5Handle;
