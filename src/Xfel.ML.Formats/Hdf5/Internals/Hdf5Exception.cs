namespace Xfel.ML.Formats.Internals;

/// <summary>The HDF5 library refused a call; the message is its own reason, in one line.</summary>
internal sealed class Hdf5Exception(string message) : IOException(message);
