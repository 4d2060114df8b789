using System.IO.Compression;

namespace Xfel.ML.Formats.Internals;

/// <summary>Tells a format by the first bytes of a file.</summary>
internal static class FileSignature
{
    public const string Npy = "an NPY file";
    public const string Zip = "a ZIP archive";
    public const string Png = "a PNG image";
    public const string Jpeg = "a JPEG image";
    public const string Mrc = "an MRC map";
    public const string Text = "a text file";
    public const string Empty = "an empty file";
    public const string Hdf5 = "an HDF5 file";

    private const string Gzip = "gzip-compressed data";
    private const string Matlab = "a MATLAB file";
    private const string Unknown = "an unknown format";
    private const int FirstUserBlock = 512;

    private static readonly byte[] Hdf5Magic = [0x89, (byte)'H', (byte)'D', (byte)'F', 13, 10, 26, 10];

    private static readonly (byte[] Magic, string Name)[] Known =
    [
        (NpyHeaderReader.Magic.ToArray(), Npy),
        ("PK\u0003\u0004"u8.ToArray(), Zip),
        ("PK\u0005\u0006"u8.ToArray(), Zip),
        (Hdf5Magic, Hdf5),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], Png),
        ([0xFF, 0xD8, 0xFF], Jpeg),
        ("II*\0"u8.ToArray(), "a TIFF image"),
        ("MM\0*"u8.ToArray(), "a TIFF image"),
        ("CDF\u0001"u8.ToArray(), "a netCDF file"),
        ("CDF\u0002"u8.ToArray(), "a netCDF file"),
        ([0x0E, 0x03, 0x13, 0x01], "an HDF4 file"),
        ("SIMPLE  ="u8.ToArray(), "a FITS file"),
        ("MATLAB "u8.ToArray(), Matlab),
        ("###CBF"u8.ToArray(), "a CBF image"),
        ([0x1F, 0x8B], Gzip),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd-compressed data"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "xz-compressed data"),
        ("BZh"u8.ToArray(), "bzip2-compressed data"),
        ([0x80, 0x02], "a Python pickle, which is never loaded"),
        ([0x80, 0x03], "a Python pickle, which is never loaded"),
        ([0x80, 0x04], "a Python pickle, which is never loaded"),
        ([0x80, 0x05], "a Python pickle, which is never loaded"),
    ];

    /// <summary>The format, in words.</summary>
    public static string Recognize(DataReader file)
    {
        var start = new byte[MrcLayout.Map + 4];
        string name = Recognize(start.AsSpan(0, file.Read(0, start)));
        if (name is Matlab or Text or Unknown && HasUserBlock(file))
            return Hdf5;
        return name == Gzip ? InGzip(file, start) : name;
    }

    /// <summary>What to do about a format that is not read.</summary>
    public static string Remedy(string name) =>
        name.StartsWith(Gzip, StringComparison.Ordinal) ? "unpack it with gunzip" : "convert it, for example with numpy.savez(file, frames=frames)";

    /// <summary>HDF5 may begin behind a block of the user's own, 512 bytes long or that doubled any number of times.</summary>
    private static bool HasUserBlock(DataReader file)
    {
        Span<byte> bytes = stackalloc byte[Hdf5Magic.Length];
        for (long at = FirstUserBlock; at <= file.Length - bytes.Length; at *= 2)
        {
            if (file.Read(at, bytes) == bytes.Length && bytes.SequenceEqual(Hdf5Magic))
                return true;
        }

        return false;
    }

    /// <summary>Looks into compressed data: it is the format inside that a user knows the file by.</summary>
    private static string InGzip(DataReader file, byte[] start)
    {
        try
        {
            using var stream = new DataReaderStream(file);
            using var inflate = new GZipStream(stream, CompressionMode.Decompress);
            int length = inflate.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            return length == 0 ? Gzip : $"{Gzip} ({Recognize(start.AsSpan(0, length))} inside)";
        }
        catch (InvalidDataException)
        {
            return Gzip;
        }
    }

    private static string Recognize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return Empty;

        // An MRC map starts with its width, whose bytes can be anything: those of 640 columns are those of a pickle.
        if (bytes.Length >= MrcLayout.Map + 4 && bytes[MrcLayout.Map..(MrcLayout.Map + 4)] is [(byte)'M', (byte)'A', (byte)'P', (byte)' ' or 0])
            return Mrc;
        foreach ((byte[] magic, string name) in Known)
        {
            if (bytes.StartsWith(magic))
                return name;
        }

        return bytes.IndexOfAnyInRange((byte)0, (byte)8) < 0 ? Text : Unknown;
    }
}
