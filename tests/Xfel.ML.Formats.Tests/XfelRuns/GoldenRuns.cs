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
}
