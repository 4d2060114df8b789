namespace Xfel.ML.Formats.Tests;

/// <summary>The files of Coordinates/Golden.</summary>
internal static class CoordinateGolden
{
    public static string File(string name) => Path.Combine(AppContext.BaseDirectory, "Coordinates", "Golden", name);

    /// <summary>Writes a text into a folder and returns its path.</summary>
    public static string Write(TemporaryFolder folder, string name, string text)
    {
        System.IO.File.WriteAllText(folder.File(name), text);
        return folder.File(name);
    }
}
