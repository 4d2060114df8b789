using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>
/// The HDF5 C library as it is found on this machine. Most builds of it may be used by one thread at a time only: every call is made
/// while <see cref="Gate"/> is held.
/// </summary>
internal static unsafe partial class Hdf5Library
{
    public const string Name = "hdf5";

    public static readonly NativeLibraryNames Names = new(
        Name, "XFEL_ML_HDF5",
        [
            "libhdf5_serial.so.103", "libhdf5_serial.so.310", "libhdf5_serial.so.200", "libhdf5_serial.so.320",
            "libhdf5.so.103", "libhdf5.so.200", "libhdf5.so.310", "libhdf5.so.320", "libhdf5_serial.so", "libhdf5.so",
        ],
        ["libhdf5.310.dylib", "libhdf5.200.dylib", "libhdf5.103.dylib", "libhdf5.dylib", "/opt/homebrew/lib/libhdf5.dylib", "/usr/local/lib/libhdf5.dylib"],
        ["hdf5.dll", "libhdf5.dll", "libhdf5-310.dll", "libhdf5-320.dll"],
        "install HDF5 1.10.3 or later (Debian: apt install libhdf5-103-1), or name the file in XFEL_ML_HDF5");

    /// <summary>Where distributions put filter plugins; HDF5_PLUGIN_PATH comes first.</summary>
    private static readonly string[] PluginFolders =
    [
        "/usr/lib/x86_64-linux-gnu/hdf5/serial/plugins", "/usr/lib/aarch64-linux-gnu/hdf5/serial/plugins", "/usr/lib64/hdf5/plugin",
        "/usr/lib/python3/dist-packages/hdf5plugin/plugins",
    ];

    [ThreadStatic]
    private static bool _quiet;

    private static nint _library;
    private static delegate* unmanaged<long, int, int, ulong*, delegate* unmanaged[Cdecl]<long, byte*, void*, void*, int>, void*, int> _iterate;
    private static delegate* unmanaged<long, long, ulong*, uint*, void*, int> _readChunk;
    private static delegate* unmanaged<long, byte, byte, int> _setFileLocking;

    /// <summary>Held during every call of the library.</summary>
    public static Lock Gate { get; } = new();

    /// <summary>The version, such as 1.10.8.</summary>
    public static Version Version { get; private set; } = new();

    /// <summary>Enters the library: loads it on the first call, and keeps it from printing errors on this thread.</summary>
    /// <exception cref="DllNotFoundException">There is no HDF5 library on this machine.</exception>
    public static Lock.Scope Enter()
    {
        Lock.Scope scope = Gate.EnterScope();
        try
        {
            if (_library == 0)
                Load();
            if (!_quiet)
            {
                // A thread-safe build keeps this setting per thread.
                Hdf5Native.H5Eset_auto2(0, null, null);
                _quiet = true;
            }

            return scope;
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    /// <summary>The address of a predefined type, which the library keeps in a variable.</summary>
    public static long Predefined(string name) => *(long*)NativeLibrary.GetExport(_library, name);

    /// <summary>The names of a group's links, in the order of the names, with the kind of each.</summary>
    public static List<Hdf5Link> Links(Hdf5Handle group, int most)
    {
        var links = new LinkCollector(most);
        var handle = GCHandle.Alloc(links);
        try
        {
            ulong position = 0;

            // In the file's own order: to sort, the library makes a table first, and frees what never was in it when a link is damaged.
            if (_iterate(group.Id, ByName, AsStored, &position, &Collect, (void*)GCHandle.ToIntPtr(handle)) < 0)
                throw Hdf5Error.Take("a group that cannot be listed");
            links.Found.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
            return links.Found;
        }
        finally
        {
            handle.Free();
        }
    }

    /// <summary>Reads a chunk as it is stored, filters not undone.</summary>
    /// <param name="dataSet">A chunked data set.</param>
    /// <param name="offset">The chunk's first element along each axis.</param>
    /// <param name="destination">Room for the whole chunk.</param>
    /// <param name="skipped">A bit for each filter that was not applied to this chunk.</param>
    public static bool ReadChunk(Hdf5Handle dataSet, ReadOnlySpan<long> offset, Span<byte> destination, out uint skipped)
    {
        uint mask = 0;
        fixed (long* start = offset)
        fixed (byte* bytes = destination)
        {
            int result = _readChunk(dataSet.Id, 0, (ulong*)start, &mask, bytes);
            skipped = mask;
            return result >= 0;
        }
    }

    /// <summary>Lets a file be read from a file system without locks; a file that another program holds for writing stays refused.</summary>
    public static void TolerateMissingLocks(Hdf5PropertiesHandle access)
    {
        if (_setFileLocking != null)
            _ = _setFileLocking(access.Id, 1, 1);
    }

    private const int ByName = 0;
    private const int AsStored = 2;

    private static void Load()
    {
        nint library = NativeLibraries.Load(Names);
        // What is open when the process exits is what could not be written or nobody needs: closing it then can only fail.
        _ = Hdf5Native.H5dont_atexit();
        if (Hdf5Native.H5open() < 0 || Hdf5Native.H5get_libversion(out uint major, out uint minor, out uint release) < 0)
            throw new DllNotFoundException($"the library {Name} cannot be started; {Names.Remedy}");
        Version = new Version((int)major, (int)minor, (int)release);
        _readChunk = (delegate* unmanaged<long, long, ulong*, uint*, void*, int>)Export(library, "H5Dread_chunk", "H5Dread_chunk1");
        _iterate = (delegate* unmanaged<long, int, int, ulong*, delegate* unmanaged[Cdecl]<long, byte*, void*, void*, int>, void*, int>)Export(library, "H5Literate", "H5Literate1", "H5Literate2");
        if (NativeLibrary.TryGetExport(library, "H5Pset_file_locking", out nint locking))
            _setFileLocking = (delegate* unmanaged<long, byte, byte, int>)locking;
        foreach (string folder in PluginFolders)
        {
            if (Directory.Exists(folder))
                _ = Hdf5Native.H5PLappend(folder);
        }

        _library = library;
    }

    private static nint Export(nint library, params string[] names)
    {
        foreach (string name in names)
        {
            if (NativeLibrary.TryGetExport(library, name, out nint address))
                return address;
        }

        throw new DllNotFoundException($"the library {Name} {Version} has no {names[0]}; {Names.Remedy}");
    }

    /// <summary>The library's call for each link. The kind comes first in the link's description, in every version of the library.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Collect(long group, byte* name, void* description, void* state)
    {
        var links = (LinkCollector)GCHandle.FromIntPtr((nint)state).Target!;
        return links.Add(new Hdf5Link(Marshal.PtrToStringUTF8((nint)name) ?? "", (Hdf5LinkKind)(*(int*)description))) ? 0 : 1;
    }

    private sealed class LinkCollector(int most)
    {
        public List<Hdf5Link> Found { get; } = [];

        public bool Add(Hdf5Link link)
        {
            Found.Add(link);
            return Found.Count < most;
        }
    }
}
