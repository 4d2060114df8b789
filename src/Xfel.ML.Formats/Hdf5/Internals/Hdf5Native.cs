using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>The calls of the HDF5 C library, as its reference manual has them. Made only inside <see cref="Hdf5Library.Enter"/>.</summary>
internal static unsafe partial class Hdf5Native
{
    private const string Library = Hdf5Library.Name;

    [LibraryImport(Library)]
    public static partial int H5open();

    [LibraryImport(Library)]
    public static partial int H5get_libversion(out uint major, out uint minor, out uint release);

    [LibraryImport(Library)]
    public static partial int H5Idec_ref(long id);

    [LibraryImport(Library)]
    public static partial int H5Iget_type(long id);

    [LibraryImport(Library)]
    public static partial int H5Eset_auto2(long stack, void* function, void* data);

    [LibraryImport(Library)]
    public static partial int H5Eclear2(long stack);

    [LibraryImport(Library)]
    public static partial int H5Ewalk2(long stack, int direction, delegate* unmanaged[Cdecl]<uint, Hdf5Error.Entry*, void*, int> function, void* data);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int H5PLappend(string folder);

    [LibraryImport(Library)]
    public static partial int H5Zfilter_avail(int filter);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Hdf5FileHandle H5Fopen(string name, uint flags, Hdf5PropertiesHandle access);

    [LibraryImport(Library)]
    public static partial int H5Fget_filesize(Hdf5FileHandle file, out ulong bytes);

    [LibraryImport(Library)]
    public static partial nint H5Fget_name(Hdf5ObjectHandle holder, byte* name, nuint size);

    [LibraryImport(Library)]
    public static partial Hdf5FileHandle H5Iget_file_id(Hdf5ObjectHandle holder);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Hdf5ObjectHandle H5Oopen(Hdf5Handle location, string name, long access);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int H5Lget_val(Hdf5Handle location, string name, byte* buffer, nuint size, long access);

    [LibraryImport(Library)]
    public static partial Hdf5SpaceHandle H5Dget_space(Hdf5ObjectHandle dataSet);

    [LibraryImport(Library)]
    public static partial Hdf5TypeHandle H5Dget_type(Hdf5ObjectHandle dataSet);

    [LibraryImport(Library)]
    public static partial Hdf5PropertiesHandle H5Dget_create_plist(Hdf5ObjectHandle dataSet);

    [LibraryImport(Library)]
    public static partial ulong H5Dget_offset(Hdf5ObjectHandle dataSet);

    [LibraryImport(Library)]
    public static partial ulong H5Dget_storage_size(Hdf5ObjectHandle dataSet);

    [LibraryImport(Library)]
    public static partial int H5Dget_chunk_storage_size(Hdf5ObjectHandle dataSet, ulong* offset, out ulong bytes);

    [LibraryImport(Library)]
    public static partial int H5Dread(Hdf5ObjectHandle dataSet, Hdf5TypeHandle memoryType, long memorySpace, long fileSpace, long transfer, void* buffer);

    [LibraryImport(Library)]
    public static partial int H5Dvlen_reclaim(long type, long space, long transfer, void* buffer);

    [LibraryImport(Library)]
    public static partial int H5Sget_simple_extent_ndims(Hdf5SpaceHandle space);

    [LibraryImport(Library)]
    public static partial int H5Sget_simple_extent_dims(Hdf5SpaceHandle space, ulong* dimensions, ulong* most);

    [LibraryImport(Library)]
    public static partial int H5Sget_simple_extent_type(Hdf5SpaceHandle space);

    [LibraryImport(Library)]
    public static partial Hdf5SpaceHandle H5Screate_simple(int rank, ulong* dimensions, ulong* most);

    [LibraryImport(Library)]
    public static partial int H5Sselect_hyperslab(Hdf5SpaceHandle space, int operation, ulong* start, ulong* stride, ulong* count, ulong* block);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int H5Aexists(Hdf5ObjectHandle owner, string name);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Hdf5AttributeHandle H5Aopen(Hdf5ObjectHandle owner, string name, long access);

    [LibraryImport(Library)]
    public static partial Hdf5TypeHandle H5Aget_type(Hdf5AttributeHandle attribute);

    [LibraryImport(Library)]
    public static partial Hdf5SpaceHandle H5Aget_space(Hdf5AttributeHandle attribute);

    [LibraryImport(Library)]
    public static partial int H5Aread(Hdf5AttributeHandle attribute, Hdf5TypeHandle memoryType, void* buffer);
}
