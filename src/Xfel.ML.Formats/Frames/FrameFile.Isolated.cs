using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats;

/// <content>Opening a file in a process of its own.</content>
public static partial class FrameFile
{
    /// <summary>
    /// Opens a file in a process of its own. Frames are the same as from <see cref="Open"/>; what brings that process down, such as a damaged
    /// file that the HDF5 library cannot stand, becomes an exception here.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="dataSet">The data set that holds the frames; <see langword="null"/> finds it by the rules above.</param>
    /// <param name="worker">The program that reads it. It is started once for each source, and ends with it.</param>
    /// <exception cref="FrameFileException">The file cannot be used, or the worker has died, gave no answer in time, or could not be started. Reading
    /// a frame throws it, too, when the worker dies: the source is of no use afterwards.</exception>
    public static IFrameSource OpenIsolated(string path, string? dataSet, FrameWorker worker)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(worker);
        return IsolatedFrameSource.Open(path, dataSet, worker);
    }
}
