namespace Xfel.ML.Formats.Internals;

/// <summary>How many elements lie along each axis.</summary>
internal static unsafe class Hdf5Extent
{
    private const int MostAxes = 32;
    private const int Scalar = 0, Simple = 1;

    /// <summary>The lengths; none for a scalar, and null for a space that holds nothing. The gate is held.</summary>
    public static long[]? Of(Hdf5SpaceHandle space, out long[] most)
    {
        most = [];
        switch (Hdf5Native.H5Sget_simple_extent_type(space))
        {
            case Scalar:
                return [];
            case Simple:
                int axes = Hdf5Native.H5Sget_simple_extent_ndims(space);
                ulong* lengths = stackalloc ulong[MostAxes];
                ulong* limits = stackalloc ulong[MostAxes];
                if (axes is < 0 or > MostAxes || Hdf5Native.H5Sget_simple_extent_dims(space, lengths, limits) < 0)
                    throw Hdf5Error.Take("a data space that cannot be read");
                most = Signed(new ReadOnlySpan<ulong>(limits, axes));
                return Signed(new ReadOnlySpan<ulong>(lengths, axes));
            default:
                return null;
        }
    }

    private static long[] Signed(ReadOnlySpan<ulong> lengths)
    {
        var signed = new long[lengths.Length];
        for (int i = 0; i < signed.Length; i++)
            signed[i] = (long)Math.Min(lengths[i], long.MaxValue);
        return signed;
    }

    /// <summary>The product, or <see cref="long.MaxValue"/> where it is larger.</summary>
    public static long Count(ReadOnlySpan<long> shape)
    {
        Int128 count = 1;
        foreach (long length in shape)
            count = Int128.Min(count * length, long.MaxValue);
        return (long)count;
    }
}
