using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>Tells whether two paths lead to one file.</summary>
internal static unsafe partial class FileIdentity
{
    private const int CurrentFolder = -100;
    private const uint Inode = 0x100;

    private static StringComparison Names => OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Whether an existing file is <paramref name="input"/>, or lies in the folder <paramref name="input"/>.</summary>
    public static bool IsIn(string file, string input)
    {
        string path = Resolve(file), other = Resolve(input);
        if (Directory.Exists(other))
            return path.StartsWith(Path.TrimEndingDirectorySeparator(other) + Path.DirectorySeparatorChar, Names);
        if (string.Equals(path, other, Names))
            return true;
        // A file may have several names that are no links of one to the other.
        return OperatingSystem.IsLinux() && TryFind(path, out FileStatus one) && TryFind(other, out FileStatus two)
            && (one.Inode, one.DeviceMajor, one.DeviceMinor) == (two.Inode, two.DeviceMajor, two.DeviceMinor);
    }

    /// <summary>The path without symbolic links, of folders either.</summary>
    private static string Resolve(string path)
    {
        const int MostLinks = 64;
        string full = Path.GetFullPath(path);
        for (int i = 0; i < MostLinks; i++)
        {
            string next = Step(full);
            if (next == full)
                break;
            full = next;
        }

        return full;
    }

    /// <summary>Follows the first link on the way.</summary>
    private static string Step(string full)
    {
        for (string? part = full; part is not null; part = Path.GetDirectoryName(part))
        {
            FileSystemInfo entry = Directory.Exists(part) ? new DirectoryInfo(part) : new FileInfo(part);
            if (entry.LinkTarget is { } target)
                return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(part) ?? part, target) + full[part.Length..]);
        }

        return full;
    }

    private static bool TryFind(string path, out FileStatus status)
    {
        status = default;
        try
        {
            fixed (FileStatus* found = &status)
                return statx(CurrentFolder, path, 0, Inode, found) == 0;
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, FileStatus* status);

    /// <summary>The kernel's structure, the same on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct FileStatus
    {
        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
