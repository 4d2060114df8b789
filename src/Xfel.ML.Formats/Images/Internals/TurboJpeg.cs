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

    private const string Import = "turbojpeg";

    /// <summary>An explicit static constructor: the library is known before the first call of an import.</summary>
    static TurboJpeg() => Library = NativeLibraryResolver.Add(CreateLibrary());

    public static NativeLibraryFile Library { get; }

    /// <param name="load">Loads a library, or gives 0; null is the runtime's way.</param>
    public static NativeLibraryFile CreateLibrary(Func<string, nint>? load = null) => new(
        Import, FileNames(), "tjGetErrorStr2", "libjpeg-turbo 2.0 or newer (libturbojpeg)", "install the Debian package libturbojpeg0, or convert the images to PNG", load);

    [LibraryImport(Import, EntryPoint = "tjInitDecompress")]
    public static partial TurboJpegDecompressor CreateDecompressor();

    [LibraryImport(Import, EntryPoint = "tjDestroy")]
    public static partial int Destroy(nint handle);

    [LibraryImport(Import, EntryPoint = "tjDecompressHeader3")]
    public static partial int ReadHeader(TurboJpegDecompressor handle, ReadOnlySpan<byte> file, CULong length, out int width, out int height, out int subsampling, out int colorspace);

    [LibraryImport(Import, EntryPoint = "tjDecompress2")]
    public static partial int Decompress(
        TurboJpegDecompressor handle, ReadOnlySpan<byte> file, CULong length, Span<byte> destination, int width, int pitch, int height, int pixelFormat, int flags);

    /// <summary>What the last call on the decompressor had to complain about.</summary>
    public static string LastError(TurboJpegDecompressor handle) => Marshal.PtrToStringUTF8(ErrorText(handle)) ?? "unknown error";

    [LibraryImport(Import, EntryPoint = "tjGetErrorStr2")]
    private static partial nint ErrorText(TurboJpegDecompressor handle);

    private static string[] FileNames() =>
        OperatingSystem.IsWindows() ? ["turbojpeg.dll", "libturbojpeg.dll"]
        : OperatingSystem.IsMacOS() ? ["libturbojpeg.dylib", "libturbojpeg.0.dylib", "/opt/homebrew/lib/libturbojpeg.dylib", "/usr/local/lib/libturbojpeg.dylib"]
        : ["libturbojpeg.so.0", "libturbojpeg.so"];
}
