using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>The primitive column types by .NET type and by <see cref="DataKind"/>, and short questions to a type.</summary>
internal static class PrimitiveTypes
{
    private static readonly (DataKind Kind, PrimitiveDataViewType Type)[] Table =
    [
        (DataKind.SByte, NumberDataViewType.SByte),
        (DataKind.Byte, NumberDataViewType.Byte),
        (DataKind.Int16, NumberDataViewType.Int16),
        (DataKind.UInt16, NumberDataViewType.UInt16),
        (DataKind.Int32, NumberDataViewType.Int32),
        (DataKind.UInt32, NumberDataViewType.UInt32),
        (DataKind.Int64, NumberDataViewType.Int64),
        (DataKind.UInt64, NumberDataViewType.UInt64),
        (DataKind.Single, NumberDataViewType.Single),
        (DataKind.Double, NumberDataViewType.Double),
        (DataKind.String, TextDataViewType.Instance),
        (DataKind.Boolean, BooleanDataViewType.Instance),
        (DataKind.TimeSpan, TimeSpanDataViewType.Instance),
        (DataKind.DateTime, DateTimeDataViewType.Instance),
        (DataKind.DateTimeOffset, DateTimeOffsetDataViewType.Instance),
        (default, RowIdDataViewType.Instance),
    ];

    private static readonly Dictionary<Type, PrimitiveDataViewType> ByRawType = Table.ToDictionary(row => row.Type.RawType, row => row.Type);

    /// <summary>The type of values of a .NET type; text for strings, the underlying type for nullables; null where there is none.</summary>
    public static PrimitiveDataViewType OfRaw(Type raw)
        => ByRawType.GetValueOrDefault(raw == typeof(string) ? typeof(ReadOnlyMemory<char>) : raw);

    /// <summary>The type of a kind.</summary>
    public static PrimitiveDataViewType OfKind(DataKind kind)
        => Array.Find(Table, row => row.Kind == kind && kind != default).Type ?? throw Fault.Param(nameof(kind), $"Unknown data kind {kind}.");

    /// <summary>The item type of a vector, the type itself otherwise.</summary>
    public static DataViewType ItemType(this DataViewType type) => type is VectorDataViewType vector ? vector.ItemType : type;

    /// <summary>The size of a vector, 0 where it varies, 1 for a scalar.</summary>
    public static int ValueCount(this DataViewType type) => type is VectorDataViewType vector ? vector.Size : 1;

    /// <summary>The number of keys, 0 for other types.</summary>
    public static ulong KeyCount(this DataViewType type) => type is KeyDataViewType key ? key.Count : 0;
}
