namespace Xfel.ML.Formats.Internals;

/// <summary>Tells a format by the first bytes of a file.</summary>
internal static class FileSignature
{
    public const string Npy = "an NPY file";
    public const string Zip = "a ZIP archive";
    public const string Hdf5 = "an HDF5 file";

    private const int MrcMapOffset = 208;

    private const string Matlab = "a MATLAB file";
    private const string Text = "a text file";
    private const string Unknown = "an unknown format";
    private const int FirstUserBlock = 512;

    private static readonly byte[] Hdf5Magic = [0x89, (byte)'H', (byte)'D', (byte)'F', 13, 10, 26, 10];

    private static readonly (byte[] Magic, string Name)[] Known =
    [
        (NpyHeaderReader.Magic.ToArray(), Npy),
        ("PK\u0003\u0004"u8.ToArray(), Zip),
        ("PK\u0005\u0006"u8.ToArray(), Zip),
        (Hdf5Magic, Hdf5),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ("II*\0"u8.ToArray(), "a TIFF image"),
        ("MM\0*"u8.ToArray(), "a TIFF image"),
        ("CDF\u0001"u8.ToArray(), "a netCDF file"),
        ("CDF\u0002"u8.ToArray(), "a netCDF file"),
        ([0x0E, 0x03, 0x13, 0x01], "an HDF4 file"),
        ("SIMPLE  ="u8.ToArray(), "a FITS file"),
        ("MATLAB "u8.ToArray(), Matlab),
        ("###CBF"u8.ToArray(), "a CBF image"),
        ([0x1F, 0x8B], "gzip-compressed data"),
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
        string start = RecognizeStart(file);
        return start is Matlab or Text or Unknown && HasUserBlock(file) ? Hdf5 : start;
    }

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

    private static string RecognizeStart(DataReader file)
    {
        var start = new byte[MrcMapOffset + 4];
        ReadOnlySpan<byte> bytes = start.AsSpan(0, file.Read(0, start));
        if (bytes.IsEmpty)
            return "an empty file";
        foreach ((byte[] magic, string name) in Known)
        {
            if (bytes.StartsWith(magic))
                return name;
        }

        if (bytes.Length == start.Length && bytes[MrcMapOffset..].SequenceEqual("MAP "u8))
            return "an MRC map";
        return bytes.IndexOfAnyInRange((byte)0, (byte)8) < 0 ? Text : Unknown;
    }
}
