namespace Xfel.ML.Formats.Internals;

/// <summary>A data set of an open file: its shape, its type, how it lies in the file.</summary>
internal sealed partial class Hdf5DataSet : IDisposable
{
    private readonly Hdf5ObjectHandle _dataSet;
    private readonly Hdf5SpaceHandle _space;
    private readonly Hdf5TypeHandle _memory;

    /// <summary>Takes over an open data set. The gate is held.</summary>
    /// <exception cref="Hdf5Exception">The library cannot say what it holds.</exception>
    public Hdf5DataSet(string file, string path, Hdf5ObjectHandle dataSet)
    {
        File = file;
        Path = path;
        _dataSet = dataSet;
        _space = Hdf5Handle.Require(Hdf5Native.H5Dget_space(dataSet), "a data set without a data space");
        using Hdf5TypeHandle stored = Hdf5Handle.Require(Hdf5Native.H5Dget_type(dataSet), "a data set without a type");
        Type = Hdf5Type.Of(stored);
        _memory = Hdf5Handle.Require(Type.ToMemory(stored), "a type that cannot be read");
        Shape = Hdf5Extent.Of(_space, out long[] most) ?? [0];
        MaxShape = most;
        using Hdf5PropertiesHandle creation = Hdf5Handle.Require(Hdf5Native.H5Dget_create_plist(dataSet), "a data set without properties");
        Layout = (Hdf5Layout)Hdf5Native.H5Pget_layout(creation);
        IsExternal = Hdf5Native.H5Pget_external_count(creation) > 0;
        Chunk = Layout == Hdf5Layout.Chunked ? Hdf5Creation.Chunk(creation, Shape.Count) : [];
        Filters = Hdf5Creation.Filters(creation);
        FileBytes = FileLength(dataSet);
        ChunkBytes = (long)Int128.Min((Int128)Hdf5Extent.Count([.. Chunk]) * Type.Size, long.MaxValue);
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The path within the file by which it was opened.</summary>
    public string Path { get; }

    /// <summary>The number of elements along each axis; none for a scalar.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The most elements along each axis; -1 for an axis without limit.</summary>
    public IReadOnlyList<long> MaxShape { get; }

    public Hdf5Type Type { get; }

    public Hdf5Layout Layout { get; }

    /// <summary>Whether the data lie in other files, as plain bytes.</summary>
    public bool IsExternal { get; }

    /// <summary>The size of a chunk along each axis; empty for data that are not chunked.</summary>
    public IReadOnlyList<long> Chunk { get; }

    /// <summary>The bytes of a chunk once it is unpacked.</summary>
    public long ChunkBytes { get; }

    /// <summary>What each chunk went through, in the order of writing.</summary>
    public IReadOnlyList<Hdf5Filter> Filters { get; }

    /// <summary>The length of the file that holds it, which an external link makes another one than <see cref="File"/>.</summary>
    public long FileBytes { get; }

    /// <summary>The bytes that the file says it holds for it; 0 for virtual data and for data never written. The library visits every chunk to tell.</summary>
    public long StoredBytes
    {
        get
        {
            using (Hdf5Library.Enter())
                return (long)Math.Min(long.MaxValue, Hdf5Native.H5Dget_storage_size(_dataSet));
        }
    }

    /// <summary>The number of elements.</summary>
    public long Count => Hdf5Extent.Count([.. Shape]);

    /// <summary>The shape as numpy prints it, such as <c>(200, 100, 100)</c>.</summary>
    public string ShapeText => Shape.Count == 1 ? FormattableString.Invariant($"({Shape[0]},)") : $"({string.Join(", ", Shape)})";

    /// <summary>A filter that this machine's library lacks; null when all are there.</summary>
    public Hdf5Filter? MissingFilter()
    {
        using (Hdf5Library.Enter())
        {
            foreach (Hdf5Filter filter in Filters)
            {
                if (Hdf5Native.H5Zfilter_avail(filter.Id) <= 0)
                {
                    _ = Hdf5Native.H5Eclear2(0);
                    return filter;
                }
            }

            return null;
        }
    }

    public void Dispose()
    {
        _memory.Dispose();
        _space.Dispose();
        _dataSet.Dispose();
    }

    private static long FileLength(Hdf5ObjectHandle dataSet)
    {
        using Hdf5FileHandle file = Hdf5Handle.Require(Hdf5Native.H5Iget_file_id(dataSet), "a data set without a file");
        return Hdf5Native.H5Fget_filesize(file, out ulong bytes) < 0 ? 0 : (long)Math.Min(bytes, long.MaxValue);
    }
}
