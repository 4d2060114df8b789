using System.Runtime.CompilerServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>The stored types of what is written: numbers in this machine's byte order, truth values as h5py knows them, UTF-8 texts. The gate is held.</summary>
internal static unsafe class Hdf5WriteTypes
{
    private const int Utf8 = 1, PaddedByZeros = 1;

    /// <summary>The type of a number or truth value.</summary>
    /// <exception cref="NotSupportedException">HDF5 has no such type.</exception>
    public static Hdf5TypeHandle Of<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(bool))
            return TruthValue();
        if (typeof(T) == typeof(Half))
            return HalfFloat();
        return Copy(default(T) switch
        {
            sbyte => "H5T_NATIVE_INT8_g",
            byte => "H5T_NATIVE_UINT8_g",
            short => "H5T_NATIVE_INT16_g",
            ushort => "H5T_NATIVE_UINT16_g",
            int => "H5T_NATIVE_INT32_g",
            uint => "H5T_NATIVE_UINT32_g",
            long => "H5T_NATIVE_INT64_g",
            ulong => "H5T_NATIVE_UINT64_g",
            float => "H5T_NATIVE_FLOAT_g",
            double => "H5T_NATIVE_DOUBLE_g",
            _ => throw new NotSupportedException($"Elements of type {typeof(T).Name} cannot be written; use a number, bool or Half."),
        });
    }

    /// <summary>A UTF-8 text of at most so many bytes.</summary>
    public static Hdf5TypeHandle Text(int bytes)
    {
        Hdf5TypeHandle type = Copy("H5T_C_S1_g");
        Require(Hdf5Native.H5Tset_size(type, (nuint)bytes));
        Require(Hdf5Native.H5Tset_strpad(type, PaddedByZeros));
        Require(Hdf5Native.H5Tset_cset(type, Utf8));
        return type;
    }

    /// <summary>A UTF-8 text of any length: h5py gives a lone one as <c>str</c>.</summary>
    public static Hdf5TypeHandle VariableText()
    {
        Hdf5TypeHandle type = Copy("H5T_C_S1_g");
        Require(Hdf5Native.H5Tset_size(type, nuint.MaxValue));
        Require(Hdf5Native.H5Tset_cset(type, Utf8));
        return type;
    }

    /// <summary>h5py's bool: an enumeration of bytes with these two names.</summary>
    private static Hdf5TypeHandle TruthValue()
    {
        Hdf5TypeHandle type = Hdf5Handle.Require(Hdf5Native.H5Tenum_create(Hdf5Library.Predefined("H5T_NATIVE_INT8_g")), "the type of truth values");
        sbyte value = 0;
        Require(Hdf5Native.H5Tenum_insert(type, "FALSE", &value));
        value = 1;
        Require(Hdf5Native.H5Tenum_insert(type, "TRUE", &value));
        return type;
    }

    /// <summary>IEEE 754's 16 bits, which versions before 1.14.4 know no name for.</summary>
    private static Hdf5TypeHandle HalfFloat()
    {
        Hdf5TypeHandle type = Copy("H5T_NATIVE_FLOAT_g");
        Require(Hdf5Native.H5Tset_fields(type, 15, 10, 5, 0, 10));
        Require(Hdf5Native.H5Tset_size(type, (nuint)Unsafe.SizeOf<Half>()));
        Require(Hdf5Native.H5Tset_ebias(type, 15));
        return type;
    }

    private static Hdf5TypeHandle Copy(string predefined) => Hdf5Handle.Require(Hdf5Native.H5Tcopy(Hdf5Library.Predefined(predefined)), "a data type");

    private static void Require(int result)
    {
        if (result < 0)
            throw Hdf5Error.Take("a data type");
    }
}
