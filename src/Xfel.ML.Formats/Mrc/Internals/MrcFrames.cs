using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>Opens an MRC file as frames: each section is one.</summary>
internal static class MrcFrames
{
    private const double Angstrom = 1e-10;

    public static IFrameSource Open(FileReader file, string path, string? dataSet)
    {
        if (!string.IsNullOrEmpty(dataSet))
            throw new FrameFileException(path, dataSet, "an MRC file, which holds one array without a name", "a file with named data sets", "leave the data set's name out");
        MrcHeader header = MrcHeaderReader.Read(file, path);
        if (!header.HasUsualAxes)
        {
            (int column, int row, int section) = header.Axes;
            throw new FrameFileException(path, null, $"columns, rows and sections along {"xyz"[column]}, {"xyz"[row]} and {"xyz"[section]}", "x, y and z, so that a section is a frame",
                "bring it into that order with MrcFile.Read and MrcFile.Write");
        }

        NpyArray array = MrcArray.Of(header, file);
        var stack = new FrameStack(header.Sections, new FrameSize(header.Rows, header.Columns), Modules: 1, FrameAxis: 0);
        return new StackedFrameSource(path, "", "MRC", array, stack, labels: null, file, Facts(header, array));
    }

    private static FrameFileFacts Facts(MrcHeader header, NpyArray array)
    {
        long rest = array.AvailableBytes - array.Header.Count * array.Header.ElementSize;
        return new FrameFileFacts
        {
            Recognized = rest > 0 ? [.. header.Recognized, $"{rest} bytes after the data, ignored"] : header.Recognized,
            PixelWidth = Metres(header.VoxelSize.X),
            PixelHeight = Metres(header.VoxelSize.Y),
            Notes = header.Labels.Index().ToDictionary(label => FormattableString.Invariant($"label {label.Index + 1}"), label => label.Item),
        };
    }

    private static double? Metres(float angstrom) => angstrom > 0 ? angstrom * Angstrom : null;
}
