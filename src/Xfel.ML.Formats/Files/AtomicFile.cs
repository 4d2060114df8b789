using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats;

/// <summary>Writes files that appear whole or not at all.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes a temporary file beside <paramref name="path"/>, flushes it to the disk and renames it. When <paramref name="write"/>
    /// fails, the temporary file is removed and a file that was there before is left as it was.
    /// </summary>
    /// <param name="path">The file to write; its folder is made if it does not exist.</param>
    /// <param name="write">Writes the content; the stream can seek.</param>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Replace(path, (folder, temporary) =>
        {
            using FileStream stream = Create(path, folder, temporary);
            write(stream);
            stream.Flush(flushToDisk: true);
        });
    }

    /// <summary>The same for a library that opens its files itself: it is given the path of the temporary file, which exists and is empty.</summary>
    /// <param name="path">The file to write; its folder is made if it does not exist.</param>
    /// <param name="write">Writes the file at the path that it is given, and closes it.</param>
    public static void WriteAside(string path, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Replace(path, (folder, temporary) =>
        {
            Create(path, folder, temporary).Dispose();
            write(temporary);
            using var stream = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            stream.Flush(flushToDisk: true);
        });
    }

    /// <summary>
    /// Whether writing <paramref name="path"/> would take the place of <paramref name="input"/>: they are one file, under whatever names and links, or
    /// <paramref name="input"/> is a folder and <paramref name="path"/> a file that is already in it.
    /// </summary>
    /// <param name="path">The file to be written.</param>
    /// <param name="input">A file or folder that is read.</param>
    public static bool WouldReplace(string path, string input)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(input);
        return File.Exists(path) && FileIdentity.IsIn(path, input);
    }

    private static void Replace(string path, Action<string, string> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string target = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(target) ?? throw new ArgumentException($"'{path}' is a folder; a file name is needed.", nameof(path));
        string temporary = Path.Combine(folder, $".xfel-ml-{Guid.NewGuid():N}.tmp");
        try
        {
            write(folder, temporary);
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static FileStream Create(string path, string folder, string temporary)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The temporary file's name would mean nothing to whoever asked for this one.
            throw new IOException($"{path}: its folder cannot be written to ({exception.GetType().Name}); choose another place or change its permissions", exception);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The failure that brought us here is the one to report.
        }
    }
}
