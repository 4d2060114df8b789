using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>Takes the library's reasons off its error stack.</summary>
internal static unsafe class Hdf5Error
{
    private const int FromTheCause = 0;

    [ThreadStatic]
    private static List<string>? _words;

    /// <summary>The fault of the call that has just failed. The gate is still held.</summary>
    /// <param name="what">What the call was about.</param>
    public static Hdf5Exception Take(string what)
    {
        _words = [];
        _ = Hdf5Native.H5Ewalk2(0, FromTheCause, &Collect, null);
        string[] distinct = [.. _words.Distinct()];
        _ = Hdf5Native.H5Eclear2(0);
        string reason = distinct.Length == 0 ? "no reason given" : distinct[0];
        return new Hdf5Exception($"{what} (HDF5 {Hdf5Library.Version}: {reason})");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Collect(uint position, Entry* entry, void* state)
    {
        if (Marshal.PtrToStringUTF8((nint)entry->Description) is { Length: > 0 } text)
            _words?.Add(text.ReplaceLineEndings(" "));
        return 0;
    }

    /// <summary>The C structure <c>H5E_error2_t</c>.</summary>
    internal readonly struct Entry
    {
        public readonly long ErrorClass;
        public readonly long Major;
        public readonly long Minor;
        public readonly uint Line;
        public readonly byte* Function;
        public readonly byte* File;
        public readonly byte* Description;
    }
}
