using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>Reads the properties that a data set was created with. The gate is held.</summary>
internal static unsafe class Hdf5Creation
{
    private const int MostAxes = 32;
    private const int MostFilters = 32;
    private const int MostName = 256;

    public static long[] Chunk(Hdf5PropertiesHandle creation, int axes)
    {
        ulong* lengths = stackalloc ulong[MostAxes];
        int found = Hdf5Native.H5Pget_chunk(creation, MostAxes, lengths);
        if (found != axes)
            throw Hdf5Error.Take("a chunked data set whose chunks cannot be read");
        var chunk = new long[axes];
        for (int axis = 0; axis < axes; axis++)
            chunk[axis] = (long)Math.Clamp(lengths[axis], 1, long.MaxValue);
        return chunk;
    }

    public static Hdf5Filter[] Filters(Hdf5PropertiesHandle creation)
    {
        var filters = new Hdf5Filter[Math.Clamp(Hdf5Native.H5Pget_nfilters(creation), 0, MostFilters)];
        byte* name = stackalloc byte[MostName];
        for (int i = 0; i < filters.Length; i++)
        {
            nuint values = 1;
            uint value = 0;
            name[0] = 0;
            int id = Hdf5Native.H5Pget_filter2(creation, (uint)i, out _, ref values, &value, MostName, name, out _);
            name[MostName - 1] = 0;
            filters[i] = new Hdf5Filter(id, Marshal.PtrToStringUTF8((nint)name) ?? "", value);
        }

        return filters;
    }
}
