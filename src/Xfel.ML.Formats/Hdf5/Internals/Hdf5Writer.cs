using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <summary>
/// Writes a new HDF5 file. Groups on the way to an object are made with it. What is written depends on the calls only: no times are stored, and chunks
/// come to lie in the order of the calls however many threads pack them. One thread uses it; other files can be read meanwhile.
/// </summary>
internal sealed unsafe partial class Hdf5Writer : IDisposable
{
    private const uint Truncate = 2;
    private const int CloseAll = 3, ThisFile = 0, Scalar = 0, Utf8 = 1, NeverFill = 1;

    private readonly string _path;
    private readonly Hdf5FileHandle _file;
    private readonly Hdf5PropertiesHandle _link;
    private readonly List<Hdf5RowWriter> _rows = [];
    private readonly Hdf5PackQueue _queue;

    private Hdf5Writer(string path, Hdf5FileHandle file, Hdf5PropertiesHandle link, int threads)
    {
        _path = path;
        _file = file;
        _link = link;
        _queue = new Hdf5PackQueue(threads);
    }

    /// <summary>Creates a file; one that is there is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="threads">The number of threads that pack chunks; 0 takes all.</param>
    /// <exception cref="Hdf5Exception">The library cannot create it.</exception>
    /// <exception cref="DllNotFoundException">There is no HDF5 library.</exception>
    public static Hdf5Writer Create(string path, int threads = 0)
    {
        using (Hdf5Library.Enter())
        {
            using Hdf5PropertiesHandle access = Properties("H5P_CLS_FILE_ACCESS_ID_g");
            Hdf5Library.TolerateMissingLocks(access);
            Check(Hdf5Native.H5Pset_fclose_degree(access, CloseAll), "file access properties");
            Hdf5PropertiesHandle link = Properties("H5P_CLS_LINK_CREATE_ID_g");
            Check(Hdf5Native.H5Pset_create_intermediate_group(link, 1), "link properties");
            Check(Hdf5Native.H5Pset_char_encoding(link, Utf8), "link properties");
            return new Hdf5Writer(path, Hdf5Handle.Require(Hdf5Native.H5Fcreate(path, Truncate, 0, access), "a file that cannot be created"), link, threads);
        }
    }

    /// <summary>Makes a group.</summary>
    public void CreateGroup(string path)
    {
        using (Hdf5Library.Enter())
        {
            using Hdf5PropertiesHandle creation = Properties("H5P_CLS_GROUP_CREATE_ID_g");
            Check(Hdf5Native.H5Pset_obj_track_times(creation, 0), "group properties");
            using Hdf5ObjectHandle group = Hdf5Handle.Require(Hdf5Native.H5Gcreate2(_file, path, _link, creation, 0), path);
        }
    }

    /// <summary>Writes an array in one piece; a single number without <paramref name="shape"/> is a scalar.</summary>
    public void Write<T>(string path, ReadOnlySpan<T> values, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        if (Hdf5Extent.Count(shape) != values.Length)
            throw new ArgumentException($"The shape ({string.Join(", ", shape.ToArray())}) of '{path}' does not hold {values.Length} values.", nameof(shape));
        using (Hdf5Library.Enter())
        {
            using Hdf5TypeHandle type = Hdf5WriteTypes.Of<T>();
            fixed (T* start = values)
                Write(path, type, shape, start, values.IsEmpty);
        }
    }

    /// <summary>Writes a number.</summary>
    public void Write<T>(string path, T value)
        where T : unmanaged => Write(path, new ReadOnlySpan<T>(in value), []);

    /// <summary>Writes a text.</summary>
    public void WriteText(string path, string text)
    {
        using (Hdf5Library.Enter())
        {
            using Hdf5TypeHandle type = Hdf5WriteTypes.VariableText();
            fixed (byte* bytes = Encoding.UTF8.GetBytes(text + '\0'))
            {
                byte* pointer = bytes;
                Write(path, type, [], &pointer, false);
            }
        }
    }

    /// <summary>Writes a list of texts.</summary>
    public void WriteTexts(string path, IReadOnlyList<string> texts)
    {
        byte[][] encoded = [.. texts.Select(Encoding.UTF8.GetBytes)];
        int size = encoded.Select(text => text.Length).Append(1).Max();
        var bytes = new byte[encoded.Length * size];
        for (int i = 0; i < encoded.Length; i++)
            encoded[i].CopyTo(bytes, i * size);
        using (Hdf5Library.Enter())
        {
            using Hdf5TypeHandle type = Hdf5WriteTypes.Text(size);
            fixed (byte* start = bytes)
                Write(path, type, [texts.Count], start, texts.Count == 0);
        }
    }

    /// <summary>Begins a data set whose first axis grows with what is appended.</summary>
    public Hdf5RowWriter BeginRows<T>(string path, ReadOnlySpan<int> rowShape, Hdf5RowOptions options)
        where T : unmanaged
    {
        using (Hdf5Library.Enter())
        {
            using Hdf5TypeHandle type = Hdf5WriteTypes.Of<T>();
            return BeginRows(path, type, sizeof(T), rowShape, options);
        }
    }

    /// <summary>Begins a data set of texts of at most <paramref name="bytes"/> bytes.</summary>
    public Hdf5RowWriter BeginTextRows(string path, int bytes, Hdf5RowOptions options)
    {
        using (Hdf5Library.Enter())
        {
            using Hdf5TypeHandle type = Hdf5WriteTypes.Text(bytes);
            return BeginRows(path, type, bytes, [], options);
        }
    }

    /// <summary>Writes what is still to be packed, and closes the file. Only then does it hold everything.</summary>
    /// <exception cref="Hdf5Exception">The file cannot be written to its end.</exception>
    public void Complete()
    {
        foreach (Hdf5RowWriter rows in _rows)
            rows.Flush();
        _queue.Drain();
        using (Hdf5Library.Enter())
        {
            foreach (Hdf5RowWriter rows in _rows)
                rows.Close();
            // What cannot be written shows here; after a failed close the library may still hold what it could not write.
            Check(Hdf5Native.H5Fflush(_file, ThisFile), "a file that cannot be written");
            long file = _file.Id;
            _file.SetHandleAsInvalid();
            Check(Hdf5Native.H5Fclose(file), "a file that cannot be closed");
        }
    }

    /// <summary>Closes the file; without <see cref="Complete"/> it is of no use, and its room on the disk is given back if that lets it be closed.</summary>
    /// <remarks>
    /// A file that cannot be written to its end must not be closed: the library forgets half of it, and the process dies when it comes upon the other half, at
    /// the latest when it exits. Such a file stays open; what that costs is a handle and some memory.
    /// </remarks>
    public void Dispose()
    {
        _queue.Dispose();
        using (Hdf5Library.Enter())
        {
            bool canBeClosed = _file.IsClosed || CanFlush() || (TryEmpty() && CanFlush());
            foreach (Hdf5RowWriter rows in _rows)
                rows.Dispose(canBeClosed);
            if (!canBeClosed)
                _file.SetHandleAsInvalid();
            _link.Dispose();
            _file.Dispose();
        }
    }

    private bool CanFlush()
    {
        int result = Hdf5Native.H5Fflush(_file, ThisFile);
        _ = Hdf5Native.H5Eclear2(0);
        return result >= 0;
    }

    private bool TryEmpty()
    {
        try
        {
            using FileStream stream = new(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            stream.SetLength(0);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static Hdf5PropertiesHandle Properties(string kind) => Hdf5Handle.Require(Hdf5Native.H5Pcreate(Hdf5Library.Predefined(kind)), "properties");

    private static void Check(int result, string what)
    {
        if (result < 0)
            throw Hdf5Error.Take(what);
    }

    private Hdf5RowWriter BeginRows(string path, Hdf5TypeHandle type, int elementSize, ReadOnlySpan<int> rowShape, Hdf5RowOptions options)
    {
        var chunk = new Hdf5RowChunk(elementSize, rowShape, options);
        ulong[] lengths = [0, .. chunk.RowShape], limits = [ulong.MaxValue, .. chunk.RowShape], tile = [(ulong)chunk.Rows, .. chunk.RowShape];
        fixed (ulong* current = lengths, most = limits, chunked = tile)
        {
            using Hdf5PropertiesHandle creation = Properties("H5P_CLS_DATASET_CREATE_ID_g");
            int result = Math.Min(Hdf5Native.H5Pset_obj_track_times(creation, 0), Hdf5Native.H5Pset_chunk(creation, tile.Length, chunked));
            result = Math.Min(result, Hdf5Native.H5Pset_fill_time(creation, NeverFill));
            if (chunk.IsShuffled)
                result = Math.Min(result, Hdf5Native.H5Pset_shuffle(creation));
            if (chunk.Level > 0)
                result = Math.Min(result, Hdf5Native.H5Pset_deflate(creation, (uint)chunk.Level));
            Check(result, $"the properties of {path}");
            using Hdf5SpaceHandle space = Hdf5Handle.Require(Hdf5Native.H5Screate_simple(lengths.Length, current, most), path);
            Hdf5ObjectHandle dataSet = Hdf5Handle.Require(Hdf5Native.H5Dcreate2(_file, path, type, space, _link, creation, 0), path);
            var rows = new Hdf5RowWriter(path, dataSet, chunk, _queue);
            _rows.Add(rows);
            return rows;
        }
    }

    private void Write(string path, Hdf5TypeHandle type, ReadOnlySpan<long> shape, void* values, bool isEmpty)
    {
        using Hdf5SpaceHandle space = Space(shape);
        using Hdf5PropertiesHandle creation = Properties("H5P_CLS_DATASET_CREATE_ID_g");
        Check(Hdf5Native.H5Pset_obj_track_times(creation, 0), "data set properties");
        using Hdf5ObjectHandle dataSet = Hdf5Handle.Require(Hdf5Native.H5Dcreate2(_file, path, type, space, _link, creation, 0), path);
        if (!isEmpty)
            Check(Hdf5Native.H5Dwrite(dataSet, type, 0, 0, 0, values), path);
    }

    private static Hdf5SpaceHandle Space(ReadOnlySpan<long> shape)
    {
        fixed (long* lengths = shape)
            return Hdf5Handle.Require(shape.IsEmpty ? Hdf5Native.H5Screate(Scalar) : Hdf5Native.H5Screate_simple(shape.Length, (ulong*)lengths, null), "a data space");
    }
}
