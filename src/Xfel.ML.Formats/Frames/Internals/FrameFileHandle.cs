using Microsoft.Win32.SafeHandles;

namespace Xfel.ML.Formats.Internals;

/// <summary>Opens a file for reading, with this library's errors.</summary>
internal static class FrameFileHandle
{
    /// <param name="path">The file.</param>
    /// <param name="expected">What errors say that it should be.</param>
    /// <param name="options">The system reads ahead of what is read in order, unless it is told that access is at random.</param>
    public static SafeFileHandle Open(string path, string expected = "a file of frames", FileOptions options = FileOptions.RandomAccess)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new FrameFileException(path, null, "a folder", expected, "name one of the files in it");
        try
        {
            return File.OpenHandle(path, options: options);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FrameFileException(path, null, "no such file", expected, "check the path", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FrameFileException(path, null, $"a file that cannot be opened ({exception.Message})", "a readable file", "check the path and its permissions", exception);
        }
    }

    /// <summary>The whole file as a reader that owns it.</summary>
    public static FileReader OpenReader(string path, string expected = "a file of frames") => new(Open(path, expected));

    /// <summary>The error of a file that was opened but fails while it is read.</summary>
    public static FrameFileException Unreadable(string path, string? dataSet, Exception cause) =>
        new(path, dataSet, $"a file that cannot be read ({cause.Message})", "a readable file", "check the disk or copy it again", cause);
}
