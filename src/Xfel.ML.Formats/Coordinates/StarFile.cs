using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats;

/// <summary>
/// STAR files as the programs of electron microscopy write them: data blocks of single values and of tables (<c>loop_</c>) with a row a line, values in single or double quotes, comments after
/// <c>#</c>. Values over several lines (<c>;</c>) and save frames are not read.
/// </summary>
public static class StarFile
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FrameFileException">The file is missing, or a line of it is not STAR; the message has its number.</exception>
    public static IReadOnlyList<StarBlock> Read(string path)
    {
        using var lines = new TextLines(path);
        return StarBlocks.Read(new StarReader(lines));
    }

    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="blocks">The data blocks.</param>
    /// <exception cref="ArgumentException">A name or value cannot be written, or a row has not as many values as its table has columns.</exception>
    public static void Write(string path, IReadOnlyList<StarBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        AtomicFile.Write(path, stream => StarWriter.Write(stream, blocks));
    }
}
