using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Which primitive types can be converted to which, and how. Signed and unsigned integers do not mix, floating point numbers do not become integers.</summary>
internal static class Conversions
{
    private static readonly Dictionary<(Type From, Type To), Delegate> Table = MakeTable();

    /// <summary>The function from the one type to the other, a <see cref="Func{T, TResult}"/> of their raw types; null where there is none.</summary>
    public static Delegate Find(DataViewType from, DataViewType to)
    {
        if (from is KeyDataViewType key)
        {
            if (to is KeyDataViewType target ? key.Count != target.Count : !KeyDataViewType.IsValidDataType(to.RawType))
                return null;
        }
        else if (to is KeyDataViewType)
        {
            return null;
        }

        return Table.GetValueOrDefault((from.RawType, to.RawType));
    }

    private static Dictionary<(Type From, Type To), Delegate> MakeTable()
    {
        var table = new Dictionary<(Type, Type), Delegate>();
        AddSigned<sbyte>(table);
        AddSigned<short>(table);
        AddSigned<int>(table);
        AddSigned<long>(table);
        AddUnsigned<byte>(table);
        AddUnsigned<ushort>(table);
        AddUnsigned<uint>(table);
        AddUnsigned<ulong>(table);
        AddFloating<float>(table);
        AddFloating<double>(table);
        AddText(table);
        AddBoolean(table);
        AddTicks<TimeSpan>(table, value => value.Ticks);
        AddTicks<DateTime>(table, value => value.Ticks);
        AddTicks<DateTimeOffset>(table, value => value.UtcTicks);
        Add<DateTime, DateTime>(table, value => value);
        return table;
    }

    private static void Add<TFrom, TTo>(Dictionary<(Type, Type), Delegate> table, Func<TFrom, TTo> convert) => table.Add((typeof(TFrom), typeof(TTo)), convert);

    // Too large a number keeps its low bits.
    private static void AddSigned<T>(Dictionary<(Type, Type), Delegate> table)
        where T : struct, IBinaryInteger<T>
    {
        Add<T, sbyte>(table, sbyte.CreateTruncating);
        Add<T, short>(table, short.CreateTruncating);
        Add<T, int>(table, int.CreateTruncating);
        Add<T, long>(table, long.CreateTruncating);
        AddNumber<T>(table);
    }

    // Too large a number is 0: in a key that is the missing value.
    private static void AddUnsigned<T>(Dictionary<(Type, Type), Delegate> table)
        where T : struct, IBinaryInteger<T>
    {
        Add<T, byte>(table, value => ulong.CreateTruncating(value) is ulong v and <= byte.MaxValue ? (byte)v : default);
        Add<T, ushort>(table, value => ulong.CreateTruncating(value) is ulong v and <= ushort.MaxValue ? (ushort)v : default);
        Add<T, uint>(table, value => ulong.CreateTruncating(value) is ulong v and <= uint.MaxValue ? (uint)v : default);
        Add<T, ulong>(table, ulong.CreateTruncating);
        AddNumber<T>(table);
    }

    private static void AddFloating<T>(Dictionary<(Type, Type), Delegate> table)
        where T : struct, IFloatingPointIeee754<T>
        => AddNumber<T>(table);

    private static void AddNumber<T>(Dictionary<(Type, Type), Delegate> table)
        where T : struct, INumber<T>
    {
        Add<T, float>(table, float.CreateTruncating);
        Add<T, double>(table, double.CreateTruncating);
        Add<T, bool>(table, value => value != T.Zero);
        Add<T, ReadOnlyMemory<char>>(table, value => TextOf.Of(value).AsMemory());
    }

    private static void AddText(Dictionary<(Type, Type), Delegate> table)
    {
        Add(table, TextParser.Signed<sbyte>());
        Add(table, TextParser.Signed<short>());
        Add(table, TextParser.Signed<int>());
        Add(table, TextParser.Signed<long>());
        Add(table, TextParser.Unsigned<byte>());
        Add(table, TextParser.Unsigned<ushort>());
        Add(table, TextParser.Unsigned<uint>());
        Add(table, TextParser.Unsigned<ulong>());
        Add(table, TextParser.Floating<float>());
        Add(table, TextParser.Floating<double>());
        Add<ReadOnlyMemory<char>, bool>(table, TextParser.Boolean);
        Add<ReadOnlyMemory<char>, TimeSpan>(table, TextParser.Duration);
        Add<ReadOnlyMemory<char>, DateTime>(table, TextParser.Time);
        Add<ReadOnlyMemory<char>, DateTimeOffset>(table, TextParser.ZonedTime);
        Add<ReadOnlyMemory<char>, ReadOnlyMemory<char>>(table, value => value);
    }

    private static void AddBoolean(Dictionary<(Type, Type), Delegate> table)
    {
        Add<bool, sbyte>(table, value => value ? (sbyte)1 : (sbyte)0);
        Add<bool, short>(table, value => value ? (short)1 : (short)0);
        Add<bool, int>(table, value => value ? 1 : 0);
        Add<bool, long>(table, value => value ? 1 : 0);
        Add<bool, float>(table, value => value ? 1 : 0);
        Add<bool, double>(table, value => value ? 1 : 0);
        Add<bool, bool>(table, value => value);
        Add<bool, ReadOnlyMemory<char>>(table, value => value.ToString().AsMemory());
    }

    private static void AddTicks<T>(Dictionary<(Type, Type), Delegate> table, Func<T, long> ticks)
    {
        Add(table, ticks);
        Add<T, float>(table, value => ticks(value));
        Add<T, double>(table, value => ticks(value));
        Add<T, ReadOnlyMemory<char>>(table, value => TextOf.Of(value).AsMemory());
    }
}
