using System.Runtime.InteropServices;

namespace Xfel.ML.Numerics.Tests.Rendering;

/// <summary>libjpeg-turbo as an independent reference, where the machine has it.</summary>
internal static unsafe class TurboJpeg
{
    private const int Grey = 6, GreySubsampling = 3, AccurateDct = 4096;

    public static byte[] RoundTrip(byte[] grey, FrameSize size, int quality) => Decode(Encode(grey, size, quality), size);

    public static byte[] Encode(byte[] grey, FrameSize size, int quality)
    {
        nint library = Require();
        var initialize = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "tjInitCompress");
        var compress = (delegate* unmanaged<nint, byte*, int, int, int, int, byte**, nuint*, int, int, int, int>)NativeLibrary.GetExport(library, "tjCompress2");
        var free = (delegate* unmanaged<void*, void>)NativeLibrary.GetExport(library, "tjFree");
        nint handle = initialize();
        byte* file = null;
        nuint length = 0;
        fixed (byte* from = grey)
            Assert.AreEqual(0, compress(handle, from, size.Width, size.Width, size.Height, Grey, &file, &length, GreySubsampling, quality, AccurateDct));
        byte[] encoded = [.. new ReadOnlySpan<byte>(file, (int)length)];
        free(file);
        Destroy(library, handle);
        return encoded;
    }

    public static byte[] Decode(byte[] jpeg, FrameSize size)
    {
        nint library = Require();
        var initialize = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "tjInitDecompress");
        var decompress = (delegate* unmanaged<nint, byte*, nuint, byte*, int, int, int, int, int, int>)NativeLibrary.GetExport(library, "tjDecompress2");
        nint handle = initialize();
        var grey = new byte[size.PixelCount];
        fixed (byte* from = jpeg, to = grey)
            Assert.AreEqual(0, decompress(handle, from, (nuint)jpeg.Length, to, size.Width, size.Width, size.Height, Grey, AccurateDct));
        Destroy(library, handle);
        return grey;
    }

    private static void Destroy(nint library, nint handle) => ((delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "tjDestroy"))(handle);

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
