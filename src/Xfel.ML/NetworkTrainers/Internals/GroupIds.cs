using System.Numerics;
using Microsoft.ML;

namespace Xfel.ML.Internals;

/// <summary>Reads a column whose equal values belong together.</summary>
internal static class GroupIds
{
    private const string Expected = "whole numbers, keys, texts or Booleans";

    private static readonly Dictionary<Type, Func<DataViewRow, DataViewSchema.Column, Func<long>>> Readers = new()
    {
        [typeof(sbyte)] = Numbers<sbyte>,
        [typeof(byte)] = Numbers<byte>,
        [typeof(short)] = Numbers<short>,
        [typeof(ushort)] = Numbers<ushort>,
        [typeof(int)] = Numbers<int>,
        [typeof(uint)] = Numbers<uint>,
        [typeof(long)] = Numbers<long>,
        [typeof(ulong)] = Numbers<ulong>,
        [typeof(bool)] = (row, column) => Read<bool>(row, column, value => value ? 1 : 0),
        [typeof(ReadOnlyMemory<char>)] = Texts,
    };

    public static DataViewSchema.Column Require(DataViewSchema schema, string name)
    {
        DataViewSchema.Column column = FrameSchema.Require(schema, name);
        if (!Readers.ContainsKey(column.Type.RawType))
            FrameSchema.ThrowMismatch(name, Expected, column.Type.ToString()!);
        return column;
    }

    public static void Require(SchemaShape.Column column)
    {
        if (column.Kind != SchemaShape.Column.VectorKind.Scalar || !Readers.ContainsKey(column.ItemType.RawType))
            FrameSchema.ThrowMismatch(column.Name, Expected, FrameSchema.Describe(column));
    }

    /// <summary>Reads the group of the current row.</summary>
    public static Func<long> Reader(DataViewRow row, DataViewSchema.Column column) => Readers[column.Type.RawType](row, column);

    private static Func<long> Numbers<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, IBinaryInteger<T> =>
        Read<T>(row, column, long.CreateTruncating);

    /// <summary>Texts are numbered in the order in which they appear.</summary>
    private static Func<long> Texts(DataViewRow row, DataViewSchema.Column column)
    {
        var known = new Dictionary<string, long>();
        return Read<ReadOnlyMemory<char>>(row, column, text =>
        {
            string key = text.ToString();
            known.TryAdd(key, known.Count);
            return known[key];
        });
    }

    private static Func<long> Read<T>(DataViewRow row, DataViewSchema.Column column, Func<T, long> convert)
    {
        ValueGetter<T> getter = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return convert(value);
        };
    }
}
