using Microsoft.Win32.SafeHandles;

namespace Xfel.ML.Formats.Internals;

/// <summary>Opens a file for reading, with this library's errors.</summary>
internal static class FrameFileHandle
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it will be read; the system reads ahead of what is read in order, unless it is told that access is at random.</param>
    /// <exception cref="FrameFileException">The file cannot be opened.</exception>
    public static SafeFileHandle Open(string path, FileOptions options = FileOptions.RandomAccess)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new FrameFileException(path, null, "a folder", "a file of frames", "name one of the files in it");
        try
        {
            return File.OpenHandle(path, options: options);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FrameFileException(path, null, "no such file", "a file of frames", "check the path", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FrameFileException(path, null, $"a file that cannot be opened ({exception.Message})", "a readable file", "check the path and its permissions", exception);
        }
    }

    /// <summary>The whole file as a reader that owns it.</summary>
    public static FileReader OpenReader(string path, FileOptions options = FileOptions.RandomAccess) => new(Open(path, options));
}
