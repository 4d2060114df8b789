using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>A C library that the system provides. It is looked for once, when it is first needed, under several names in a fixed order.</summary>
/// <param name="import">What <c>LibraryImport</c> calls it.</param>
/// <param name="fileNames">The names to try, in this order.</param>
/// <param name="neededExport">A function that only a new enough version has.</param>
/// <param name="expected">The library and its version, in words.</param>
/// <param name="remedy">How to get it.</param>
/// <param name="load">Loads a library, or gives 0; tests replace it.</param>
internal sealed class NativeLibraryFile(string import, IReadOnlyList<string> fileNames, string neededExport, string expected, string remedy, Func<string, nint>? load = null)
{
    private readonly Lazy<nint> _handle = new(() => Find(fileNames, neededExport, load ?? Load));

    public string Import => import;

    /// <summary>The loaded library; 0 where there is none.</summary>
    public nint Handle => _handle.Value;

    /// <summary>Refuses a file that cannot be read without this library.</summary>
    /// <exception cref="FrameFileException">The library is not there.</exception>
    public void Require(string path, string found)
    {
        if (Handle == 0)
            throw new FrameFileException(path, null, $"{found}, but no library to read it with (tried {string.Join(", ", fileNames)})", expected, remedy);
    }

    private static nint Find(IReadOnlyList<string> fileNames, string neededExport, Func<string, nint> load)
    {
        foreach (string name in fileNames)
        {
            nint library = load(name);
            if (library == 0)
                continue;
            if (NativeLibrary.TryGetExport(library, neededExport, out _))
                return library;
            NativeLibrary.Free(library);
        }

        return 0;
    }

    private static nint Load(string name) => NativeLibrary.TryLoad(name, typeof(NativeLibraryFile).Assembly, null, out nint library) ? library : 0;
}
