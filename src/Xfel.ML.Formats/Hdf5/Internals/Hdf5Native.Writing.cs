using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <content>Writing.</content>
internal static unsafe partial class Hdf5Native
{
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Hdf5FileHandle H5Fcreate(string name, uint flags, long creation, Hdf5PropertiesHandle access);

    [LibraryImport(Library)]
    public static partial int H5Fflush(Hdf5FileHandle file, int scope);

    [LibraryImport(Library)]
    public static partial int H5Fclose(long file);

    [LibraryImport(Library)]
    public static partial int H5dont_atexit();

    [LibraryImport(Library)]
    public static partial int H5Pset_fclose_degree(Hdf5PropertiesHandle access, int degree);

    [LibraryImport(Library)]
    public static partial int H5Pset_create_intermediate_group(Hdf5PropertiesHandle link, uint create);

    [LibraryImport(Library)]
    public static partial int H5Pset_char_encoding(Hdf5PropertiesHandle link, int characters);

    [LibraryImport(Library)]
    public static partial int H5Pset_obj_track_times(Hdf5PropertiesHandle creation, byte track);

    [LibraryImport(Library)]
    public static partial int H5Pset_chunk(Hdf5PropertiesHandle creation, int rank, ulong* dimensions);

    [LibraryImport(Library)]
    public static partial int H5Pset_shuffle(Hdf5PropertiesHandle creation);

    [LibraryImport(Library)]
    public static partial int H5Pset_deflate(Hdf5PropertiesHandle creation, uint level);

    [LibraryImport(Library)]
    public static partial int H5Pset_fill_time(Hdf5PropertiesHandle creation, int when);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Hdf5ObjectHandle H5Gcreate2(Hdf5FileHandle file, string name, Hdf5PropertiesHandle link, Hdf5PropertiesHandle creation, long access);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Hdf5ObjectHandle H5Dcreate2(Hdf5FileHandle file, string name, Hdf5TypeHandle type, Hdf5SpaceHandle space, Hdf5PropertiesHandle link, Hdf5PropertiesHandle creation, long access);

    [LibraryImport(Library)]
    public static partial int H5Dset_extent(Hdf5ObjectHandle dataSet, ulong* dimensions);

    [LibraryImport(Library)]
    public static partial int H5Dwrite(Hdf5ObjectHandle dataSet, Hdf5TypeHandle memoryType, long memorySpace, long fileSpace, long transfer, void* buffer);

    [LibraryImport(Library)]
    public static partial int H5Dwrite_chunk(Hdf5ObjectHandle dataSet, long transfer, uint skippedFilters, ulong* offset, nuint bytes, void* buffer);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial Hdf5AttributeHandle H5Acreate2(Hdf5ObjectHandle owner, string name, Hdf5TypeHandle type, Hdf5SpaceHandle space, long creation, long access);

    [LibraryImport(Library)]
    public static partial int H5Awrite(Hdf5AttributeHandle attribute, Hdf5TypeHandle memoryType, void* buffer);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int H5Lcreate_soft(string target, Hdf5FileHandle file, string name, Hdf5PropertiesHandle link, long access);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int H5Lcreate_external(string targetFile, string target, Hdf5FileHandle file, string name, Hdf5PropertiesHandle link, long access);

    [LibraryImport(Library)]
    public static partial Hdf5SpaceHandle H5Screate(int kind);

    [LibraryImport(Library)]
    public static partial Hdf5TypeHandle H5Tenum_create(long baseType);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int H5Tenum_insert(Hdf5TypeHandle type, string name, void* value);

    [LibraryImport(Library)]
    public static partial int H5Tset_fields(Hdf5TypeHandle type, nuint signAt, nuint exponentAt, nuint exponentSize, nuint mantissaAt, nuint mantissaSize);

    [LibraryImport(Library)]
    public static partial int H5Tset_ebias(Hdf5TypeHandle type, nuint bias);

    [LibraryImport(Library)]
    public static partial int H5Tset_strpad(Hdf5TypeHandle type, int padding);
}
