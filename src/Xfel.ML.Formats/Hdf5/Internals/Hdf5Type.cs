using System.Runtime.CompilerServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>The type of stored elements, and the type in which they are taken into memory.</summary>
internal sealed class Hdf5Type
{
    private const int IntegerClass = 0, FloatClass = 1, TextClass = 3, CompoundClass = 6, EnumClass = 8, VariableClass = 9;

    private Hdf5Type(string name)
    {
        Name = name;
    }

    /// <summary>The type as numpy names it, such as <c>float32</c>.</summary>
    public string Name { get; }

    /// <summary>How numbers lie in memory after a read; of a complex type, how each of its two parts lies. The default for anything else.</summary>
    public NpyType Element { get; private init; }

    /// <summary>Bytes of an element in memory after a read.</summary>
    public int Size { get; private init; }

    /// <summary>Whether elements lie in memory as they are stored, so that a chunk's bytes can be used without the library.</summary>
    public bool IsAsStored { get; private init; }

    /// <summary>Whether elements in memory are this very type, so that a read can go straight to where they are wanted.</summary>
    public bool IsSameAs<T>()
        where T : unmanaged
    {
        if (IsComplex || Element.Size != Unsafe.SizeOf<T>() || (Element.Size > 1 && Element.BigEndian == BitConverter.IsLittleEndian))
            return false;
        return Element.Kind switch
        {
            'f' => typeof(T) == typeof(float) || typeof(T) == typeof(double),
            'i' => typeof(T) == typeof(long) || typeof(T) == typeof(int) || typeof(T) == typeof(short) || typeof(T) == typeof(sbyte),
            'u' => typeof(T) == typeof(ulong) || typeof(T) == typeof(uint) || typeof(T) == typeof(ushort) || typeof(T) == typeof(byte),
            _ => false,
        };
    }

    public bool IsNumeric => Element.IsNumeric;

    public bool IsText { get; private init; }

    /// <summary>Whether texts have lengths of their own.</summary>
    public bool IsVariable { get; private init; }

    /// <summary>Where the imaginary part lies in an element; null for a type that is not complex.</summary>
    public int? ImaginaryAt { get; private init; }

    /// <summary>Where the real part lies in an element.</summary>
    public int RealAt { get; private init; }

    public bool IsComplex => ImaginaryAt is not null;

    /// <summary>Looks at a type. The gate is held.</summary>
    public static Hdf5Type Of(Hdf5TypeHandle type)
    {
        int size = (int)Math.Clamp(Hdf5Native.H5Tget_size(type), 1, int.MaxValue);
        switch (Hdf5Native.H5Tget_class(type))
        {
            case IntegerClass:
                return Number(type, Integer(type, size), size);
            case FloatClass:
                return Number(type, new NpyType('f', IsIeee(type, size) ? size : 0, IsBigEndian(type)), size);
            case EnumClass:
                using (Hdf5TypeHandle values = Hdf5Native.H5Tget_super(type))
                    return Number(values, Integer(values, size), size);
            case TextClass:
                bool variable = Hdf5Native.H5Tis_variable_str(type) > 0;
                return new Hdf5Type("text") { IsText = true, IsVariable = variable, Size = variable ? nint.Size : size };
            case CompoundClass:
                return Complex(type, size) ?? new Hdf5Type("compound") { Size = size };
            case VariableClass:
                return new Hdf5Type("lists of varying length") { Size = size };
            default:
                return new Hdf5Type("a type without numbers") { Size = size };
        }
    }

    /// <summary>The type to hand to the library for a read. The gate is held.</summary>
    public Hdf5TypeHandle ToMemory(Hdf5TypeHandle stored)
    {
        if (IsAsStored || !IsNumeric)
            return Hdf5Native.H5Tcopy(stored.Id);
        return Hdf5Native.H5Tcopy(Hdf5Library.Predefined(Element switch
        {
            { Kind: 'f', Size: 4 } => "H5T_NATIVE_FLOAT_g",
            { Kind: 'f' } => "H5T_NATIVE_DOUBLE_g",
            { Kind: 'u' } => "H5T_NATIVE_UINT64_g",
            _ => "H5T_NATIVE_INT64_g",
        }));
    }

    /// <summary>A number whose bits are laid out as this machine knows them is used as stored; any other is converted by the library to the widest of its kind.</summary>
    private static Hdf5Type Number(Hdf5TypeHandle type, NpyType stored, int size)
    {
        bool known = stored is { Kind: 'f', Size: 2 or 4 or 8 } or { Kind: 'i' or 'u', Size: 1 or 2 or 4 or 8 };
        string name = known ? stored.ToString() : $"{(stored.Kind == 'f' ? "float" : stored.Kind == 'u' ? "uint" : "int")}{8 * size}";
        NpyType element = known ? stored : new NpyType(stored.Kind, 8, !BitConverter.IsLittleEndian);
        return new Hdf5Type(name) { Element = element, Size = element.Size, IsAsStored = known };
    }

    private static NpyType Integer(Hdf5TypeHandle type, int size)
    {
        bool whole = (int)Hdf5Native.H5Tget_precision(type) == 8 * size && Hdf5Native.H5Tget_offset(type) == 0;
        return new NpyType(Hdf5Native.H5Tget_sign(type) == 0 ? 'u' : 'i', whole ? size : 0, IsBigEndian(type));
    }

    private static Hdf5Type? Complex(Hdf5TypeHandle type, int size)
    {
        if (Hdf5Native.H5Tget_nmembers(type) != 2)
            return null;
        using Hdf5TypeHandle first = Hdf5Native.H5Tget_member_type(type, 0), second = Hdf5Native.H5Tget_member_type(type, 1);
        // Asked before anything else: a compound may hold compounds, as deep as a hostile file likes.
        if (Hdf5Native.H5Tget_class(first) != FloatClass || Hdf5Native.H5Tget_class(second) != FloatClass)
            return null;
        Hdf5Type real = Of(first), imaginary = Of(second);
        int realAt = (int)Hdf5Native.H5Tget_member_offset(type, 0), imaginaryAt = (int)Hdf5Native.H5Tget_member_offset(type, 1);
        string names = $"{MemberName(type, 0)},{MemberName(type, 1)}".ToLowerInvariant();
        if (names is not ("r,i" or "real,imag" or "re,im" or "real,imaginary") || !real.IsAsStored || real.Element != imaginary.Element)
            return null;
        if (Math.Min(realAt, imaginaryAt) < 0 || Math.Max(realAt, imaginaryAt) > size - real.Size)
            return null;
        return new Hdf5Type($"complex{16 * real.Size}")
        {
            Element = real.Element,
            Size = size,
            IsAsStored = true,
            RealAt = realAt,
            ImaginaryAt = imaginaryAt,
        };
    }

    private static string MemberName(Hdf5TypeHandle type, uint member)
    {
        nint name = Hdf5Native.H5Tget_member_name(type, member);
        string text = System.Runtime.InteropServices.Marshal.PtrToStringUTF8(name) ?? "";
        _ = Hdf5Native.H5free_memory(name);
        return text;
    }

    private static bool IsBigEndian(Hdf5TypeHandle type) => Hdf5Native.H5Tget_order(type) == 1;

    /// <summary>Whether a floating-point type is one of IEEE 754's: the library's own layout of sign, exponent and mantissa tells.</summary>
    private static bool IsIeee(Hdf5TypeHandle type, int size)
    {
        if (Hdf5Native.H5Tget_fields(type, out nuint signAt, out nuint exponentAt, out nuint exponentSize, out nuint mantissaAt, out nuint mantissaSize) < 0)
            return false;
        (int exponent, int mantissa, int bias) = size switch
        {
            2 => (5, 10, 15),
            4 => (8, 23, 127),
            8 => (11, 52, 1023),
            _ => (0, 0, 0),
        };
        return exponent > 0 && (int)exponentSize == exponent && (int)mantissaSize == mantissa && (int)Hdf5Native.H5Tget_ebias(type) == bias
            && mantissaAt == 0 && (int)exponentAt == mantissa && (int)signAt == (8 * size) - 1 && Hdf5Native.H5Tget_order(type) is 0 or 1;
    }
}
