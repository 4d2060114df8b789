using System.Text;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Where a value of a sampling key falls between 0 and 1: by its hash, the same for the same value wherever it occurs; null where it is missing.</summary>
internal static class SplitHash
{
    private const uint DefaultSeed = 314489979;
    private const int Bits = 30;

    /// <summary>A getter of the place of a column's values.</summary>
    public static ValueGetter<double> Getter(DataViewRow row, DataViewSchema.Column column, int? seed)
    {
        uint start = seed is int value ? (uint)value : DefaultSeed;
        DataViewType item = column.Type.ItemType();
        return column.Type is VectorDataViewType
            ? Generic.Invoke(() => OfVector<int>(null, default, 0), item.RawType, row, column, start)
            : Generic.Invoke(() => OfScalar<int>(null, default, 0), item.RawType, row, column, start);
    }

    private static ValueGetter<double> OfScalar<T>(DataViewRow row, DataViewSchema.Column column, uint seed)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        Hasher<T> hash = HasherOf<T>(column.Type);
        T value = default;
        return (ref double place) =>
        {
            get(ref value);
            int length = 0;
            uint state = seed;
            place = hash(value, ref state, ref length) ? Place(Finish<T>(state, length)) : double.NaN;
        };
    }

    private static ValueGetter<double> OfVector<T>(DataViewRow row, DataViewSchema.Column column, uint seed)
    {
        ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(column);
        Hasher<T> hash = HasherOf<T>(column.Type.ItemType());
        VBuffer<T> value = default;
        return (ref double place) =>
        {
            get(ref value);
            int length = 0;
            uint state = seed;
            place = 0;
            foreach (T item in value.DenseValues())
            {
                if (!hash(item, ref state, ref length))
                    place = double.NaN;
            }

            if (!double.IsNaN(place))
                place = Place(Finish<T>(state, length));
        };
    }

    private delegate bool Hasher<T>(T value, ref uint state, ref int length);

    // Text is hashed to the end item by item; numbers share one final mixing.
    private static uint Finish<T>(uint state, int length) => typeof(T) == typeof(ReadOnlyMemory<char>) ? state : Murmur3.Finish(state, length);

    // Keys of 2^30 members, counted from 1; a key's place is the middle of its share.
    private static double Place(uint hash) => ((hash & ((1u << Bits) - 1)) + 1 - 0.5) / (1u << Bits);

    private static Hasher<T> HasherOf<T>(DataViewType type)
    {
        bool isKey = type is KeyDataViewType;
        return (Hasher<T>)(Delegate)(type.RawType switch
        {
            Type t when t == typeof(ReadOnlyMemory<char>) => (Hasher<ReadOnlyMemory<char>>)Text,
            Type t when t == typeof(bool) => (Hasher<bool>)((bool v, ref uint s, ref int n) => Small(v ? 1u : 0u, ref s, ref n)),
            Type t when t == typeof(sbyte) => (Hasher<sbyte>)((sbyte v, ref uint s, ref int n) => Small((uint)v, ref s, ref n)),
            Type t when t == typeof(short) => (Hasher<short>)((short v, ref uint s, ref int n) => Small((uint)v, ref s, ref n)),
            Type t when t == typeof(int) => (Hasher<int>)((int v, ref uint s, ref int n) => Small((uint)v, ref s, ref n)),
            Type t when t == typeof(long) => (Hasher<long>)((long v, ref uint s, ref int n) => Large((ulong)v, ref s, ref n)),
            Type t when t == typeof(byte) => (Hasher<byte>)((byte v, ref uint s, ref int n) => Small(v, ref s, ref n) && !(isKey && v == 0)),
            Type t when t == typeof(ushort) => (Hasher<ushort>)((ushort v, ref uint s, ref int n) => Small(v, ref s, ref n) && !(isKey && v == 0)),
            Type t when t == typeof(uint) => (Hasher<uint>)((uint v, ref uint s, ref int n) => Small(v, ref s, ref n) && !(isKey && v == 0)),
            Type t when t == typeof(ulong) => (Hasher<ulong>)((ulong v, ref uint s, ref int n) => Large(v, ref s, ref n) && !(isKey && v == 0)),
            Type t when t == typeof(float) => (Hasher<float>)((float v, ref uint s, ref int n) => Small(BitConverter.SingleToUInt32Bits(v == 0 ? 0 : v), ref s, ref n) && !float.IsNaN(v)),
            Type t when t == typeof(double) => (Hasher<double>)((double v, ref uint s, ref int n) => Large(BitConverter.DoubleToUInt64Bits(v == 0 ? 0 : v), ref s, ref n) && !double.IsNaN(v)),
            Type t when t == typeof(DateTime) => (Hasher<DateTime>)((DateTime v, ref uint s, ref int n) => Large((ulong)v.Ticks, ref s, ref n)),
            Type t when t == typeof(DateTimeOffset) => (Hasher<DateTimeOffset>)((DateTimeOffset v, ref uint s, ref int n) => Large((ulong)v.UtcTicks, ref s, ref n)),
            Type t when t == typeof(TimeSpan) => (Hasher<TimeSpan>)((TimeSpan v, ref uint s, ref int n) => Large((ulong)v.Ticks, ref s, ref n)),
            Type t when t == typeof(DataViewRowId) => (Hasher<DataViewRowId>)RowId,
            _ => throw Fault.Param("samplingKeyColumnName", $"Rows cannot be split by a column of type {type}."),
        });
    }

    private static bool Small(uint value, ref uint state, ref int length)
    {
        state = Murmur3.Round(state, value);
        length += sizeof(uint);
        return true;
    }

    private static bool Large(ulong value, ref uint state, ref int length)
    {
        Small((uint)value, ref state, ref length);
        return Small((uint)(value >> 32), ref state, ref length);
    }

    private static bool RowId(DataViewRowId value, ref uint state, ref int length)
    {
        // As in Microsoft.ML, which hashes the low word and counts sixteen bytes.
        state = Murmur3.Round(state, (uint)value.Low);
        length += 2 * sizeof(ulong);
        return true;
    }

    private static bool Text(ReadOnlyMemory<char> value, ref uint state, ref int length)
    {
        if (value.IsEmpty)
            return false;
        ReadOnlySpan<char> text = value.Span.Trim(' ');
        Span<byte> bytes = text.Length <= 128 ? stackalloc byte[3 * text.Length] : new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        state = Murmur3.Hash(state, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        return true;
    }
}
