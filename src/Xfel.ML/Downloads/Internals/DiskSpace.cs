using System.Globalization;

namespace Xfel.ML.Internals;

/// <summary>Whether something fits on a disk, before an hour's download ends in "no space left".</summary>
internal static class DiskSpace
{
    /// <summary>The bytes that are free for this user where a folder lies; null where that cannot be told.</summary>
    public static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Throws when <paramref name="needed"/> bytes do not fit.</summary>
    public static void Require(string folder, string what, long needed, DataSetDownloadOptions options)
    {
        if (options.FreeBytes(folder) is { } free && free < needed)
            throw new DownloadException(string.Create(CultureInfo.InvariantCulture, $"{what} needs {needed} more bytes in {folder}, where {free} are free; make room or choose another folder"));
    }
}
