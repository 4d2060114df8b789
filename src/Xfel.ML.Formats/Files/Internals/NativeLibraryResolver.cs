using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>Tells the runtime which file an import of this assembly means. The runtime allows one resolver an assembly, so all libraries share it.</summary>
internal static class NativeLibraryResolver
{
    private static readonly ConcurrentDictionary<string, NativeLibraryFile> Files = new(StringComparer.Ordinal);

    static NativeLibraryResolver() => NativeLibrary.SetDllImportResolver(
        typeof(NativeLibraryResolver).Assembly, static (name, _, _) => Files.TryGetValue(name, out NativeLibraryFile? file) ? file.Handle : 0);

    /// <summary>Makes a library known. Call it in the static constructor of the class that imports from it.</summary>
    public static NativeLibraryFile Add(NativeLibraryFile file)
    {
        Files[file.Import] = file;
        return file;
    }
}
