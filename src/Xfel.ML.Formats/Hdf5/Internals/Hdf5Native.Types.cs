using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <content>Data types and property lists.</content>
internal static unsafe partial class Hdf5Native
{
    [LibraryImport(Library)]
    public static partial Hdf5TypeHandle H5Tcopy(long type);

    [LibraryImport(Library)]
    public static partial int H5Tget_class(Hdf5TypeHandle type);

    [LibraryImport(Library)]
    public static partial nuint H5Tget_size(Hdf5TypeHandle type);

    [LibraryImport(Library)]
    public static partial int H5Tset_size(Hdf5TypeHandle type, nuint size);

    [LibraryImport(Library)]
    public static partial int H5Tget_order(Hdf5TypeHandle type);

    [LibraryImport(Library)]
    public static partial int H5Tget_sign(Hdf5TypeHandle type);

    [LibraryImport(Library)]
    public static partial nuint H5Tget_precision(Hdf5TypeHandle type);

    [LibraryImport(Library)]
    public static partial int H5Tget_offset(Hdf5TypeHandle type);

    [LibraryImport(Library)]
    public static partial int H5Tget_fields(Hdf5TypeHandle type, out nuint signAt, out nuint exponentAt, out nuint exponentSize, out nuint mantissaAt, out nuint mantissaSize);

    [LibraryImport(Library)]
    public static partial nuint H5Tget_ebias(Hdf5TypeHandle type);

    [LibraryImport(Library)]
    public static partial Hdf5TypeHandle H5Tget_super(Hdf5TypeHandle type);

    [LibraryImport(Library)]
    public static partial int H5Tis_variable_str(Hdf5TypeHandle type);

    [LibraryImport(Library)]
    public static partial int H5Tset_cset(Hdf5TypeHandle type, int characters);

    [LibraryImport(Library)]
    public static partial int H5Tget_nmembers(Hdf5TypeHandle type);

    [LibraryImport(Library)]
    public static partial nint H5Tget_member_name(Hdf5TypeHandle type, uint member);

    [LibraryImport(Library)]
    public static partial nuint H5Tget_member_offset(Hdf5TypeHandle type, uint member);

    [LibraryImport(Library)]
    public static partial Hdf5TypeHandle H5Tget_member_type(Hdf5TypeHandle type, uint member);

    [LibraryImport(Library)]
    public static partial int H5free_memory(nint memory);

    [LibraryImport(Library)]
    public static partial Hdf5PropertiesHandle H5Pcreate(long kind);

    [LibraryImport(Library)]
    public static partial int H5Pset_metadata_read_attempts(Hdf5PropertiesHandle access, uint attempts);

    [LibraryImport(Library)]
    public static partial int H5Pget_layout(Hdf5PropertiesHandle creation);

    [LibraryImport(Library)]
    public static partial int H5Pget_chunk(Hdf5PropertiesHandle creation, int rank, ulong* dimensions);

    [LibraryImport(Library)]
    public static partial int H5Pget_nfilters(Hdf5PropertiesHandle creation);

    [LibraryImport(Library)]
    public static partial int H5Pget_filter2(Hdf5PropertiesHandle creation, uint index, out uint flags, ref nuint values, uint* value, nuint nameSize, byte* name, out uint configuration);

    [LibraryImport(Library)]
    public static partial int H5Pget_external_count(Hdf5PropertiesHandle creation);
}
