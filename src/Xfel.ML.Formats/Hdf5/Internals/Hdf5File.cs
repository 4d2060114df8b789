using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;

namespace Xfel.ML.Formats.Internals;

/// <summary>An HDF5 file opened for reading. Any thread may use it; the library's gate lets one in at a time.</summary>
internal sealed class Hdf5File : IDisposable
{
    /// <summary>The most links of a group that are looked at; a file with more is told apart by its first ones.</summary>
    public const int MostLinks = 1 << 20;

    private const uint ReadOnly = 0;
    private const uint WhileItIsWritten = 0x40;
    private const uint MostAttempts = 20;

    private readonly Hdf5FileHandle _file;

    /// <summary>Kept open beside the library's own handle: it tells the file's length without allocating.</summary>
    private readonly SafeFileHandle _bytes;
    private readonly long _length;

    private Hdf5File(string path, Hdf5FileHandle file, SafeFileHandle bytes)
    {
        Path = path;
        _file = file;
        _bytes = bytes;
        _length = RandomAccess.GetLength(bytes);
    }

    /// <summary>Whether the file has become shorter since it was opened.</summary>
    public bool HasShrunk => RandomAccess.GetLength(_bytes) < _length;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="FrameFileException">There is no HDF5 library, or it refuses the file.</exception>
    public static Hdf5File Open(string path)
    {
        try
        {
            using (Hdf5Library.Enter())
            {
                using Hdf5PropertiesHandle access = Hdf5Handle.Require(Hdf5Native.H5Pcreate(Hdf5Library.Predefined("H5P_CLS_FILE_ACCESS_ID_g")), "file access properties");
                Hdf5Library.TolerateMissingLocks(access);
                Hdf5FileHandle file = Hdf5Native.H5Fopen(path, ReadOnly, access);
                if (file.IsInvalid)
                {
                    Hdf5Exception reason = Hdf5Error.Take("an HDF5 file that cannot be opened");
                    file.Dispose();
                    if (!reason.Message.Contains("open for write", StringComparison.Ordinal))
                        throw reason;

                    // A reader beside a writer tries again when a sum does not fit, waiting twice as long each time: 100 times unless told otherwise, which is for ever.
                    _ = Hdf5Native.H5Pset_metadata_read_attempts(access, MostAttempts);
                    file = Hdf5Native.H5Fopen(path, ReadOnly | WhileItIsWritten, access);
                    if (file.IsInvalid)
                    {
                        file.Dispose();
                        throw reason;
                    }
                }

                try
                {
                    return new Hdf5File(path, file, FrameFileHandle.Open(path));
                }
                catch
                {
                    file.Dispose();
                    throw;
                }
            }
        }
        catch (Hdf5Exception exception)
        {
            throw new FrameFileException(path, null, exception.Message, "a whole HDF5 file that no other program is writing", "wait for its writer, or copy the file again", exception);
        }
        catch (DllNotFoundException exception)
        {
            throw new FrameFileException(path, null, "an HDF5 file", "the HDF5 library to read it with", exception.Message, exception);
        }
    }

    /// <summary>What a path leads to, soft and external links followed; a link that leads nowhere is <see cref="Hdf5Kind.Missing"/>.</summary>
    public Hdf5Kind KindOf(string path)
    {
        using (Hdf5Library.Enter())
        {
            using Hdf5ObjectHandle found = Hdf5Native.H5Oopen(_file, path, 0);
            if (found.IsInvalid)
            {
                _ = Hdf5Native.H5Eclear2(0);
                return Hdf5Kind.Missing;
            }

            return Hdf5Native.H5Iget_type(found.Id) switch
            {
                2 => Hdf5Kind.Group,
                3 => Hdf5Kind.Type,
                5 => Hdf5Kind.DataSet,
                _ => Hdf5Kind.Missing,
            };
        }
    }

    /// <summary>The names in a group, in their order; empty where there is no such group.</summary>
    /// <param name="path">The group.</param>
    /// <param name="most">The number of links after which to stop.</param>
    public IReadOnlyList<Hdf5Link> Links(string path, int most = MostLinks)
    {
        using (Hdf5Library.Enter())
        {
            using Hdf5ObjectHandle group = Hdf5Native.H5Oopen(_file, path, 0);
            if (group.IsInvalid || Hdf5Native.H5Iget_type(group.Id) != 2)
            {
                _ = Hdf5Native.H5Eclear2(0);
                return [];
            }

            return Hdf5Library.Links(group, most);
        }
    }

    /// <summary>Opens a data set.</summary>
    /// <returns><see langword="false"/> where the path leads to no data set, or to one of a type or shape that cannot be read.</returns>
    public bool TryOpen(string path, [NotNullWhen(true)] out Hdf5DataSet? dataSet)
    {
        using (Hdf5Library.Enter())
        {
            dataSet = null;
            Hdf5ObjectHandle found = Hdf5Native.H5Oopen(_file, path, 0);
            if (found.IsInvalid || Hdf5Native.H5Iget_type(found.Id) != 5)
            {
                found.Dispose();
                _ = Hdf5Native.H5Eclear2(0);
                return false;
            }

            try
            {
                dataSet = new Hdf5DataSet(Path, path, found);
                return true;
            }
            catch (Hdf5Exception)
            {
                found.Dispose();
                return false;
            }
        }
    }

    /// <summary>Where a soft or external link points, such as <c>other.h5:/entry/data</c>, whether that exists or not; null for other names.</summary>
    public unsafe string? LinkTarget(string path)
    {
        using (Hdf5Library.Enter())
        {
            const int MostBytes = 4096;
            byte* value = stackalloc byte[MostBytes];
            new Span<byte>(value, MostBytes).Clear();
            if (Hdf5Native.H5Lget_val(_file, path, value, MostBytes - 2, 0) < 0)
            {
                _ = Hdf5Native.H5Eclear2(0);
                return null;
            }

            // An external link's value: a byte of flags, then the file's name and the path, each ended by a zero. A soft link's: the path.
            bool external = value[0] == 0;
            if (!external)
                return Text(value, MostBytes);
            string file = Text(value + 1, MostBytes - 1);
            int skip = 2 + System.Text.Encoding.UTF8.GetByteCount(file);
            return skip >= MostBytes ? file : $"{file}:{Text(value + skip, MostBytes - skip)}";
        }

        static string Text(byte* start, int most)
        {
            ReadOnlySpan<byte> bytes = new(start, most);
            int end = bytes.IndexOf((byte)0);
            return System.Text.Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
        }
    }

    /// <summary>An attribute's text, of a group or data set; null where there is none, or none that is text.</summary>
    public string? AttributeText(string path, string name) => Attribute(path, name) is { Type.IsText: true } attribute ? attribute.ReadText(1).FirstOrDefault() : null;

    /// <summary>An attribute's first number; null where there is none, or none that is a number.</summary>
    public double? AttributeNumber(string path, string name) => Attribute(path, name) is { Type.IsNumeric: true } attribute ? attribute.ReadNumber() : null;

    public void Dispose()
    {
        _file.Dispose();
        _bytes.Dispose();
    }

    private Hdf5Attribute? Attribute(string path, string name)
    {
        using (Hdf5Library.Enter())
        {
            using Hdf5ObjectHandle owner = Hdf5Native.H5Oopen(_file, path, 0);
            if (!owner.IsInvalid && Hdf5Native.H5Aexists(owner, name) > 0)
            {
                Hdf5AttributeHandle attribute = Hdf5Native.H5Aopen(owner, name, 0);
                if (!attribute.IsInvalid)
                    return Hdf5Attribute.Open(attribute);
                attribute.Dispose();
            }

            _ = Hdf5Native.H5Eclear2(0);
            return null;
        }
    }
}
