namespace Xfel.ML.Networks.Internals;

/// <summary>Writes files that appear whole or not at all: a temporary file beside the target, flushed to the disk, then renamed over it.</summary>
internal static class WholeFile
{
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(target) ?? throw new ArgumentException($"'{path}' is a folder; a file name is needed", nameof(path));
        string temporary = Path.Combine(folder, $".xfel-ml-{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception fault)
        {
            TryDelete(temporary);
            if (fault is IOException or UnauthorizedAccessException)
                throw new IOException($"{path}: cannot be written ({fault.Message.TrimEnd('.')}); what was there before is as it was; choose another place or make room", fault);
            throw;
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The failure that brought us here is the one to report.
        }
    }
}
