namespace Xfel.ML.Internals;

/// <summary>The kinds of files that frames are written to; the extension says which.</summary>
internal static class FrameFileKind
{
    private const string Npz = ".npz";

    public static IReadOnlyList<string> Extensions { get; } = [Npz, ".cxi", ".h5"];

    public static bool IsNpz(string path) => Path.GetExtension(path).Equals(Npz, StringComparison.OrdinalIgnoreCase);

    public static void Require(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Extensions.Contains(Path.GetExtension(path).ToLowerInvariant()))
            throw new ArgumentException($"{path}: the extension says what is written; {string.Join(", ", Extensions)} was expected", nameof(path));
    }
}
