namespace Xfel.ML.Formats.Internals;

/// <summary>A data space that the library has open.</summary>
internal sealed class Hdf5SpaceHandle : Hdf5Handle;
