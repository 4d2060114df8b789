using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>The TurboJPEG interface of libjpeg-turbo, as far as it is needed to decode (turbojpeg.h, version 2.0 and newer).</summary>
internal static partial class TurboJpeg
{
    public const int GreyPixels = 6;
    public const int ColorspaceGrey = 2;
    public const int ColorspaceCmyk = 3;
    public const int ColorspaceYcck = 4;
    public const int AccurateDct = 4096;
    public const int StopOnWarning = 8192;

    /// <summary>A progressive image of a few bytes can ask for hours of work otherwise.</summary>
    public const int LimitScans = 32768;

    public static readonly NativeLibraryNames Names = new(
        Name, "XFEL_ML_TURBOJPEG",
        ["libturbojpeg.so.0", "libturbojpeg.so"],
        ["libturbojpeg.0.dylib", "libturbojpeg.dylib", "/opt/homebrew/lib/libturbojpeg.dylib", "/usr/local/lib/libturbojpeg.dylib"],
        ["turbojpeg.dll", "libturbojpeg.dll"],
        "install libjpeg-turbo 2.0 or later (Debian: apt install libturbojpeg0), or name the file in XFEL_ML_TURBOJPEG, or convert the images to PNG");

    private const string Name = "turbojpeg";

    /// <summary>Loads the library; call it before anything else here.</summary>
    /// <exception cref="DllNotFoundException">The library is not there, or too old.</exception>
    public static void Load(NativeLibraryNames names)
    {
        nint library = NativeLibraries.Load(names);
        if (!NativeLibrary.TryGetExport(library, "tjGetErrorStr2", out _))
            throw new DllNotFoundException($"the library {names.Name} is too old; {names.Remedy}");
    }

    [LibraryImport(Name, EntryPoint = "tjInitDecompress")]
    public static partial TurboJpegDecompressor CreateDecompressor();

    [LibraryImport(Name, EntryPoint = "tjDestroy")]
    public static partial int Destroy(nint handle);

    [LibraryImport(Name, EntryPoint = "tjDecompressHeader3")]
    public static partial int ReadHeader(TurboJpegDecompressor handle, ReadOnlySpan<byte> file, CULong length, out int width, out int height, out int subsampling, out int colorspace);

    [LibraryImport(Name, EntryPoint = "tjDecompress2")]
    public static partial int Decompress(
        TurboJpegDecompressor handle, ReadOnlySpan<byte> file, CULong length, Span<byte> destination, int width, int pitch, int height, int pixelFormat, int flags);

    /// <summary>What the last call on the decompressor had to complain about.</summary>
    public static string LastError(TurboJpegDecompressor handle) => Marshal.PtrToStringUTF8(ErrorText(handle)) ?? "unknown error";

    [LibraryImport(Name, EntryPoint = "tjGetErrorStr2")]
    private static partial nint ErrorText(TurboJpegDecompressor handle);
}
