namespace Xfel.ML.Formats.Tests;

/// <summary>The runs of XfelRuns/Golden/make_golden.py.</summary>
internal static class GoldenRuns
{
    public const int Height = 4, Width = 6;

    public static string Raw { get; } = Path.Combine(AppContext.BaseDirectory, "XfelRuns", "Golden", "raw");

    public static string Corrected { get; } = Path.Combine(AppContext.BaseDirectory, "XfelRuns", "Golden", "corrected");

    /// <summary>A pixel as the script has it.</summary>
    public static float Value(ulong train, ulong pulse, int module, int pixel) => 1 + ((int)train - 100) * 1000 + (int)pulse * 100 + module * 30 + pixel;

    /// <summary>Copies a run into a folder of a test's own.</summary>
    public static string Copy(string run, TemporaryFolder folder)
    {
        foreach (string file in Directory.EnumerateFiles(run))
            File.Copy(file, folder.File(Path.GetFileName(file)));
        return folder.Path;
    }

    /// <summary>Everything about the files of a folder that reading them must not change.</summary>
    public static string State(string folder) => string.Join('\n', Directory.EnumerateFiles(folder).Order().Select(file =>
        $"{file} {File.GetLastWriteTimeUtc(file).Ticks} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}"));
}
