namespace Xfel.ML.Internals;

/// <summary>Temporary files that are gone when they are closed.</summary>
internal static class SpillFile
{
    /// <summary>Makes an empty file.</summary>
    /// <param name="folder">Beside the file that is written: there is the room that was chosen for it, while the system's temporary folder may be memory.</param>
    public static Stream Create(string folder)
    {
        string path = Path.Combine(folder, $".xfel-ml-{Guid.NewGuid():N}.tmp");
        var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        // Without a name it goes even if this process is killed. Windows sees to that by itself.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return stream;
    }
}
