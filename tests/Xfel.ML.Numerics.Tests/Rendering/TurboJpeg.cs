using System.Runtime.InteropServices;

namespace Xfel.ML.Numerics.Tests.Rendering;

/// <summary>libjpeg-turbo as an independent reference, where the machine has it.</summary>
internal static unsafe class TurboJpeg
{
    private const int Grey = 6, GreySubsampling = 3, AccurateDct = 4096;

    public static byte[] RoundTrip(byte[] grey, FrameSize size, int quality)
    {
        nint library = Require();
        var initCompress = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "tjInitCompress");
        var initDecompress = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "tjInitDecompress");
        var compress = (delegate* unmanaged<nint, byte*, int, int, int, int, byte**, nuint*, int, int, int, int>)NativeLibrary.GetExport(library, "tjCompress2");
        var decompress = (delegate* unmanaged<nint, byte*, nuint, byte*, int, int, int, int, int, int>)NativeLibrary.GetExport(library, "tjDecompress2");
        var free = (delegate* unmanaged<void*, void>)NativeLibrary.GetExport(library, "tjFree");
        var destroy = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "tjDestroy");

        var decoded = new byte[grey.Length];
        nint compressor = initCompress(), decompressor = initDecompress();
        byte* file = null;
        nuint length = 0;
        fixed (byte* from = grey, to = decoded)
        {
            Assert.AreEqual(0, compress(compressor, from, size.Width, size.Width, size.Height, Grey, &file, &length, GreySubsampling, quality, AccurateDct));
            Assert.AreEqual(0, decompress(decompressor, file, length, to, size.Width, size.Width, size.Height, Grey, AccurateDct));
        }

        free(file);
        destroy(compressor);
        destroy(decompressor);
        return decoded;
    }

    private static nint Require()
    {
        foreach (string name in (ReadOnlySpan<string>)["libturbojpeg.so.0", "libturbojpeg.0.dylib", "turbojpeg.dll"])
        {
            if (NativeLibrary.TryLoad(name, out nint library))
                return library;
        }

        Assert.Inconclusive("needs libturbojpeg (Debian: libturbojpeg0), which is not on this machine");
        return 0;
    }
}
