using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Filters of rows by one column.</summary>
internal static class RowFilters
{
    /// <summary>Rows whose number lies in a range; of a key, its share of the number of keys.</summary>
    public static IDataView ByRange(IDataView data, DataViewSchema.Column column, RowRange range)
        => new FilteredDataView(data, [column.Index], row =>
        {
            ValueGetter<double> get = Number(row, row.Schema[column.Index]);
            double value = 0;
            return () =>
            {
                get(ref value);
                return range.Contains(value);
            };
        });

    /// <summary>Rows without a missing value in any of the columns.</summary>
    public static IDataView WithoutMissing(IDataView data, int[] columns)
        => new FilteredDataView(data, columns, row =>
        {
            Func<bool>[] present = [.. columns.Select(c => MissingValues.PresentTest(row, row.Schema[c]))];
            return () => Array.TrueForAll(present, test => test());
        });

    private static ValueGetter<double> Number(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is KeyDataViewType key)
            return Generic.Invoke(() => KeyShare<uint>(null, default, null), key.RawType, row, column, key);
        return Generic.Invoke(() => AsDouble<int>(null, default), column.Type.RawType, row, column);
    }

    private static ValueGetter<double> AsDouble<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, INumberBase<T>
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default;
        return (ref double number) =>
        {
            get(ref value);
            number = double.CreateTruncating(value);
        };
    }

    private static ValueGetter<double> KeyShare<T>(DataViewRow row, DataViewSchema.Column column, KeyDataViewType type)
        where T : struct, INumberBase<T>
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default;
        return (ref double share) =>
        {
            get(ref value);
            ulong key = ulong.CreateTruncating(value);
            share = key == 0 || key > type.Count ? double.NaN : (key - 0.5) / type.Count;
        };
    }
}
