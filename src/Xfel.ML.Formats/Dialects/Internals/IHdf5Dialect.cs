namespace Xfel.ML.Formats.Internals;

/// <summary>A way to lay frames out in an HDF5 file.</summary>
internal interface IHdf5Dialect
{
    /// <summary>Says how to read a file; null when it is not of this dialect.</summary>
    /// <param name="file">The open file.</param>
    Hdf5Recognition? TryRecognize(Hdf5File file);
}
