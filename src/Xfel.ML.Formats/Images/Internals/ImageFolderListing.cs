namespace Xfel.ML.Formats.Internals;

/// <summary>
/// The images of a folder: its own, and those of its sub-folders, told by the ends of their names (<c>.png</c>, <c>.jpg</c>,
/// <c>.jpeg</c>). What a name promises is checked when the image is read. Hidden files, such as those that macOS leaves, are passed over.
/// </summary>
internal static class ImageFolderListing
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg"];

    /// <summary>One level more than classes need: images below them are to be refused, not lost.</summary>
    private static readonly EnumerationOptions Options = new() { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = false };

    /// <summary>The images' names relative to the folder, with forward slashes, in no particular order. Links to folders may lead in circles, but not deeper than two levels.</summary>
    /// <exception cref="FrameFileException">The folder, or one in it, cannot be read.</exception>
    public static IEnumerable<string> Enumerate(string folder)
    {
        using IEnumerator<string> files = Guarded(folder, () => Directory.EnumerateFiles(folder, "*", Options).GetEnumerator());
        while (Guarded(folder, files.MoveNext))
        {
            if (Extensions.Contains(Path.GetExtension(files.Current), StringComparer.OrdinalIgnoreCase))
                yield return Path.GetRelativePath(folder, files.Current).Replace(Path.DirectorySeparatorChar, '/');
        }
    }

    public static bool IsJpegName(string name) => !name.EndsWith(Extensions[0], StringComparison.OrdinalIgnoreCase);

    /// <summary>The sub-folder that an image lies in; empty for the folder itself.</summary>
    public static string FolderOf(string name) => name[..Math.Max(0, name.LastIndexOf('/'))];

    private static T Guarded<T>(string folder, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FrameFileException(folder, null, $"a folder that cannot be read ({exception.Message})", "a readable folder", "check its permissions", exception);
        }
    }
}
