namespace Xfel.ML.Formats.Internals;

/// <summary>A property list that the library has open.</summary>
internal sealed class Hdf5PropertiesHandle : Hdf5Handle;
