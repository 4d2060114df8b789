using System.Globalization;
using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests;

/// <summary>Reads files whose names come in line by line, and answers each line with what became of it.</summary>
internal static class SpoiltFiles
{
    private const int MostFrames = 8;

    /// <summary>Serves until the input ends. A line is a path and, behind tabs, the data sets to read; without any the file tells.</summary>
    public static int Serve()
    {
        while (Console.In.ReadLine() is { } line)
        {
            long before = GC.GetTotalAllocatedBytes();
            string outcome = Read(line.Split('\t'));
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalAllocatedBytes() - before}\t{outcome.ReplaceLineEndings(" | ")}"));
        }

        return 0;
    }

    /// <summary>What became of a file: <c>read</c> where anything could be, <c>refused</c>, or <c>failed</c> and why.</summary>
    private static string Read(string[] line)
    {
        string path = line[0];
        string?[] dataSets = line.Length > 1 ? [.. line[1..]] : [null];
        IEnumerable<Action> readings = [.. dataSets.Select(dataSet => (Action)(() => ReadFrames(path, dataSet))), () => MaskFile.Read(path), () => ReadAround(path)];
        bool any = false;
        foreach (Action read in readings)
        {
            try
            {
                read();
                any = true;
            }
            catch (FrameFileException exception) when (!exception.Message.Any(char.IsControl))
            {
                // What a spoilt file should give.
            }
            catch (Exception exception)
            {
                return $"failed\t{exception}";
            }
        }

        if (IsOpen(path))
            return "failed\tthe file was left open";
        return any ? "read" : "refused";
    }

    /// <summary>Whether this process still has the file open, where the system tells.</summary>
    private static bool IsOpen(string path)
    {
        const string Open = "/proc/self/fd";
        return Directory.Exists(Open) && new DirectoryInfo(Open).EnumerateFileSystemInfos().Any(file => file.LinkTarget == path);
    }

    private static void ReadFrames(string path, string? dataSet)
    {
        using IFrameSource source = FrameFile.Open(path, dataSet);
        _ = source.Describe();
        var pixels = new float[source.Size.PixelCount];
        var good = new bool[pixels.Length];
        foreach (int index in Enumerable.Range(0, Math.Min(source.Count, MostFrames)).Append(source.Count / 2).Append(source.Count - 1))
        {
            Check(source.TryRead(index, pixels));
            Check(source.TryReadMask(index, good));
        }
    }

    /// <summary>Names, texts, numbers and attributes: what dialects look at.</summary>
    private static void ReadAround(string path)
    {
        const int MostElements = 1000;
        using var file = Hdf5File.Open(path);
        foreach (Hdf5Link link in Links(file))
        {
            _ = file.KindOf(link.Name);
            _ = file.LinkTarget(link.Name);
            foreach (string attribute in (string[])["text", "fixed", "number", "big", "several", "empty", "NX_class", "signal"])
            {
                _ = file.AttributeText(link.Name, attribute);
                _ = file.AttributeNumber(link.Name, attribute);
            }

            if (!file.TryOpen(link.Name, out Hdf5DataSet? dataSet))
                continue;
            using (dataSet)
            {
                try
                {
                    if (dataSet.Type.IsText)
                        _ = dataSet.ReadText(MostElements);
                    else if (dataSet.Type.IsNumeric)
                        _ = dataSet.ReadAll<double>(MostElements);
                }
                catch (Hdf5Exception)
                {
                    // The library's own word; what opens files puts the file's name to it.
                }
            }
        }
    }

    private static IReadOnlyList<Hdf5Link> Links(Hdf5File file)
    {
        const int MostLinks = 100;
        try
        {
            return file.Links("/", MostLinks);
        }
        catch (Hdf5Exception)
        {
            return [];
        }
    }

    private static void Check(string? reason)
    {
        if (reason is not null && (reason.Length == 0 || reason.Any(char.IsControl)))
            throw new InvalidOperationException($"the reason '{reason}' is not one line");
    }
}
