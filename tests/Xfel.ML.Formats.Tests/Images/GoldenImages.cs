namespace Xfel.ML.Formats.Tests.Images;

/// <summary>The files of Images/Golden/make_golden.py.</summary>
internal static class GoldenImages
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Images", "Golden");

    public static string File(string name) => Path.Combine(Folder, name);

    /// <summary>The names of the images with this extension, in order.</summary>
    public static IEnumerable<string> Names(string extension) => Directory.EnumerateFiles(Folder, "*" + extension).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>What numpy and PIL say an image shows.</summary>
    public static float[] Expected(string name, out FrameSize size)
    {
        long[] thousandths = NpzFile.ReadInt64(File("expected.npz"), Path.GetFileNameWithoutExtension(name), out int[] shape);
        size = new FrameSize(shape[0], shape[1]);
        return Array.ConvertAll(thousandths, value => (float)(value / 1000.0));
    }
}
