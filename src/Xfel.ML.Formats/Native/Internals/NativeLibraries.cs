using System.Reflection;
using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>
/// Finds the C libraries that this assembly calls. An assembly has one resolver, so every library is listed here: the names to try in
/// order, and what to do when none is there.
/// </summary>
internal static class NativeLibraries
{
    private static readonly NativeLibraryNames[] Known = [Hdf5Library.Names, TurboJpeg.Names];

    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, nint> Loaded = [];
    private static bool _registered;

    /// <summary>Loads a library, or says in one line which names were tried and what to install.</summary>
    /// <exception cref="DllNotFoundException">None of the names can be loaded.</exception>
    public static nint Load(NativeLibraryNames library)
    {
        lock (Gate)
        {
            if (!_registered)
            {
                NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);
                _registered = true;
            }

            if (Loaded.TryGetValue(library.Name, out nint handle))
                return handle;
            string[] candidates = [.. library.Candidates()];
            foreach (string name in candidates)
            {
                if (NativeLibrary.TryLoad(name, typeof(NativeLibraries).Assembly, DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory, out handle))
                {
                    Loaded.Add(library.Name, handle);
                    return handle;
                }
            }

            throw new DllNotFoundException($"the library {library.Name} was not found (tried {string.Join(", ", candidates)}); {library.Remedy}");
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        Array.Find(Known, library => library.Name == name) is { } library ? Load(library) : 0;
}
