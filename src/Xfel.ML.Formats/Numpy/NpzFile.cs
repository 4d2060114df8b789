using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats;

/// <summary>numpy's NPZ files, as named arrays. Frames are read with <see cref="FrameFile"/>.</summary>
public static class NpzFile
{
    /// <summary>The names of the arrays, in the order of the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FrameFileException">The file is missing or not an NPZ file.</exception>
    public static IReadOnlyList<string> Names(string path)
    {
        using NpzArchive archive = Open(path);
        return [.. archive.Members.Select(NpzArchive.ArrayName)];
    }

    /// <summary>Reads the header of an array.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The array.</param>
    /// <exception cref="FrameFileException">The file or the array is missing or damaged.</exception>
    public static NpyHeader ReadHeader(string path, string name)
    {
        using NpzArchive archive = Open(path);
        using NpyArray array = OpenArray(archive, name);
        return array.Header;
    }

    /// <summary>Reads a numeric array of any type as single precision, in C order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The array.</param>
    /// <param name="shape">Receives the shape.</param>
    /// <exception cref="FrameFileException">The file or the array is missing, damaged or not numeric.</exception>
    public static float[] ReadSingle(string path, string name, out int[] shape)
    {
        using NpzArchive archive = Open(path);
        using NpyArray array = OpenArray(archive, name);
        return ArrayAccess.ReadSingle(array, path, name, out shape);
    }

    /// <summary>Reads an array of whole numbers of any type, in C order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The array.</param>
    /// <param name="shape">Receives the shape.</param>
    /// <exception cref="FrameFileException">The file or the array is missing, damaged or not of whole numbers.</exception>
    public static long[] ReadInt64(string path, string name, out int[] shape)
    {
        using NpzArchive archive = Open(path);
        using NpyArray array = OpenArray(archive, name);
        return ArrayAccess.ReadInt64(array, path, name, out shape);
    }

    /// <summary>Reads an array of text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The array.</param>
    /// <exception cref="FrameFileException">The file or the array is missing, damaged or not text.</exception>
    public static string[] ReadText(string path, string name)
    {
        using NpzArchive archive = Open(path);
        using NpyArray array = OpenArray(archive, name);
        return ArrayAccess.ReadText(array, path, name);
    }

    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the arrays.</param>
    public static void Write(string path, Action<NpzWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        AtomicFile.Write(path, stream =>
        {
            var writer = new NpzWriter(stream);
            write(writer);
            writer.Complete();
        });
    }

    private static NpzArchive Open(string path)
    {
        FileReader file = FrameFileHandle.OpenReader(path);
        try
        {
            return NpzArchive.Open(file, path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static NpyArray OpenArray(NpzArchive archive, string name) => archive.OpenArray(archive.Find(name)
        ?? throw new FrameFileException(archive.Path, name, "no such array", "one of the arrays of the file", "check the name"));
}
