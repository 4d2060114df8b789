using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Xfel.ML.Internals;

/// <summary>Reads a column of keys.</summary>
internal static class KeyColumn
{
    /// <summary>Names for keys that stand for nothing: their numbers, from 0.</summary>
    public static IReadOnlyList<string> Numbers(KeyDataViewType type) => [.. Enumerable.Range(0, (int)type.Count).Select(key => key.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Reads the key of the current row, from 0; -1 when it is missing.</summary>
    public static Func<int> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        Type raw = column.Type.RawType;
        return raw == typeof(byte) ? Reader<byte>(row, column)
            : raw == typeof(ushort) ? Reader<ushort>(row, column)
            : raw == typeof(uint) ? Reader<uint>(row, column)
            : Reader<ulong>(row, column);
    }

    private static Func<int> Reader<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, IBinaryInteger<T>
    {
        ulong count = ((KeyDataViewType)column.Type).Count;
        ValueGetter<T> getter = row.GetGetter<T>(column);
        return () =>
        {
            T value = default;
            getter(ref value);
            ulong key = ulong.CreateTruncating(value);
            return key <= count ? (int)key - 1 : -1;
        };
    }
}
