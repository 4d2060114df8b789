namespace Xfel.ML.Formats.Internals;

/// <summary>The names of a C library on the systems where it is looked for.</summary>
/// <param name="Name">The name in <c>LibraryImport</c>.</param>
/// <param name="Variable">An environment variable that may name the file to load; it is tried first.</param>
/// <param name="Linux">Names on Linux, in order.</param>
/// <param name="MacOS">Names on macOS, in order.</param>
/// <param name="Windows">Names on Windows, in order.</param>
/// <param name="Remedy">What to do when none is found.</param>
internal sealed record NativeLibraryNames(string Name, string Variable, string[] Linux, string[] MacOS, string[] Windows, string Remedy)
{
    public IEnumerable<string> Candidates()
    {
        string[] names = OperatingSystem.IsWindows() ? Windows : OperatingSystem.IsMacOS() ? MacOS : Linux;
        return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? [given, .. names] : names;
    }
}
