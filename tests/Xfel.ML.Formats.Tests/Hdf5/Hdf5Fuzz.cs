using Xfel.ML.Formats.Internals;

namespace Xfel.ML.Formats.Tests;

/// <summary>Reads spoilt copies of a golden file; runs in a process of its own, which the HDF5 library may take down.</summary>
internal static class Hdf5Fuzz
{
    /// <summary>Before this number stands which copy is read next.</summary>
    public const string Next = "next ";

    /// <summary>Something that is neither a result nor an error in one line.</summary>
    public const string Fault = "fault ";

    private const int MostFrames = 5;

    /// <summary>Reads the copies from <paramref name="first"/> to before <paramref name="end"/>. Each has a seed of its own, so that any of them can be made again.</summary>
    public static void Run(string name, int seed, int first, int end)
    {
        byte[] original = File.ReadAllBytes(Hdf5Golden.File(name));
        string[] dataSets = [.. Hdf5Golden.Expected().Where(row => (string)row[0] == name).Select(row => (string)row[1])];
        using var folder = new TemporaryFolder();
        File.Copy(Hdf5Golden.File("linked.h5"), folder.File("linked.h5"));
        for (int i = first; i < end; i++)
        {
            Console.Out.WriteLine($"{Next}{i}");
            var random = new Random((seed << 16) + i);
            byte[] mutant = FileMutation.Mutate(original, random);
            string path = folder.File($"mutant{i}.h5");
            File.WriteAllBytes(path, mutant);
            foreach (string dataSet in dataSets.Length == 0 ? [""] : dataSets)
                Try(i, () => ReadFrames(path, dataSet));
            Try(i, () => ReadFrames(path, null));
            Try(i, () => ReadAround(path));
            File.Delete(path);
        }
    }

    private static void Try(int mutant, Action read)
    {
        try
        {
            read();
        }
        catch (FrameFileException exception) when (!exception.Message.Any(char.IsControl))
        {
            // One line about the file: what a user sees.
        }
        catch (Exception exception)
        {
            Console.Out.WriteLine($"{Fault}{mutant}: {exception.ToString().ReplaceLineEndings(" | ")}");
        }
    }

    private static void ReadFrames(string path, string? dataSet)
    {
        using IFrameSource source = FrameFile.Open(path, dataSet);
        var pixels = new float[source.Size.PixelCount];
        for (int i = 0; i < Math.Min(source.Count, MostFrames); i++)
            source.TryRead(i, pixels);
        source.TryRead(source.Count - 1, pixels);
        source.Describe();
    }

    /// <summary>Names, texts and attributes: what dialects look at.</summary>
    private static void ReadAround(string path)
    {
        try
        {
            using var file = Hdf5File.Open(path);
            foreach (Hdf5Link link in file.Links("/", 100))
            {
                file.KindOf(link.Name);
                file.LinkTarget(link.Name);
                foreach (string attribute in new[] { "text", "fixed", "number", "big", "several", "empty" })
                {
                    file.AttributeText(link.Name, attribute);
                    file.AttributeNumber(link.Name, attribute);
                }

                if (!file.TryOpen(link.Name, out Hdf5DataSet? dataSet))
                    continue;
                using (dataSet)
                {
                    if (dataSet.Type.IsText)
                        dataSet.ReadText(1000);
                    else if (dataSet.Type.IsNumeric)
                        dataSet.ReadAll<double>(1000);
                }
            }
        }
        catch (IOException)
        {
            // The HDF5 library's own word; FrameFile.Open puts the file's name to it.
        }
    }
}
