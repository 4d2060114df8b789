using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats;

/// <summary>
/// MRC files (the standard MRC2014, and older ones), as the programs of electron microscopy write them: whole maps. Section by section they are read with <see cref="FrameFile"/>.
/// </summary>
public static class MrcFile
{
    /// <summary>
    /// Reads a file of mode 0, 1, 2, 6 or 12 in either byte order, with or without the identification <c>MAP</c> that files have since 2000. An extended header is skipped. Where the file's
    /// columns, rows and sections do not lie along x, y and z, the values are brought into that order.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FrameFileException">The file is missing, not an MRC file, of another mode, cut off, or too large for one array.</exception>
    public static MrcMap Read(string path)
    {
        using FileReader file = FrameFileHandle.OpenReader(path);
        try
        {
            return MrcMapReader.Read(file, path);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw FrameFileHandle.Unreadable(path, null, exception);
        }
    }

    /// <summary>Writes a map in its mode and byte order, with the statistics of its values; the file appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="map">The map.</param>
    /// <exception cref="ArgumentException">The map contradicts itself: its size is not that of its values, or a label does not fit.</exception>
    /// <exception cref="FrameFileException">The mode cannot hold one of the values; nothing is rounded to whole numbers or wrapped around.</exception>
    public static void Write(string path, MrcMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        MrcHeaderWriter.Check(map);
        MrcStatistics statistics = MrcStatistics.Of(map, path);
        AtomicFile.Write(path, stream =>
        {
            stream.Write(MrcHeaderWriter.Create(map, statistics));
            MrcValueWriter.Write(stream, map);
        });
    }
}
