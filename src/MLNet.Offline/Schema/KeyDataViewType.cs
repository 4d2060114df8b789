using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>Members of a set of known size: 0 is missing, 1 to <see cref="Count"/> are the members.</summary>
public sealed class KeyDataViewType : PrimitiveDataViewType
{
    /// <summary>Keys held in an unsigned integer type.</summary>
    public KeyDataViewType(Type type, ulong count)
        : base(type)
    {
        Check.Param(IsValidDataType(type), nameof(type), "Type is not valid, it must be Byte, UInt16, UInt32, or UInt64.");
        Check.Param(count != 0 && count <= LargestCount(type), nameof(count), $"The number of keys must be positive and no more than {type.Name} holds, but it is {count}.");
        Count = count;
    }

    /// <summary>Keys held in an unsigned integer type.</summary>
    public KeyDataViewType(Type type, int count)
        : this(type, count > 0 ? (ulong)count : 0)
    {
    }

    /// <summary>The number of members.</summary>
    public ulong Count { get; }

    /// <summary>Whether keys can be held in a type: the unsigned integers.</summary>
    public static bool IsValidDataType(Type type) => type is not null && LargestCount(type) != 0;

    /// <inheritdoc/>
    public override bool Equals(DataViewType other) => other is KeyDataViewType key && key.RawType == RawType && key.Count == Count;

    /// <inheritdoc/>
    public override bool Equals(object other) => other is DataViewType type && Equals(type);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RawType, Count);

    /// <inheritdoc/>
    public override string ToString() => $"Key<{RawType.Name}, 0-{Count - 1}>";

    private static ulong LargestCount(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => byte.MaxValue,
        TypeCode.UInt16 => ushort.MaxValue,
        TypeCode.UInt32 => uint.MaxValue,
        TypeCode.UInt64 => ulong.MaxValue,
        _ => 0,
    };
}
