using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Which values count as missing: NaN, key 0, and no others.</summary>
internal static class MissingValues
{
    /// <summary>Whether columns of a type can hold missing values at all.</summary>
    public static bool Has(DataViewType type) => type.ItemType() is KeyDataViewType || type.ItemType() == NumberDataViewType.Single || type.ItemType() == NumberDataViewType.Double;

    /// <summary>A test for a value of the type's items, or null where none is missing.</summary>
    public static Func<T, bool> Test<T>(DataViewType item)
    {
        if (!Has(item))
            return null;
        return (Func<T, bool>)Generic.Invoke<Delegate>(() => TestOf<int>(false), typeof(T), item is KeyDataViewType);
    }

    /// <summary>A test that a row has no missing value in a column.</summary>
    public static Func<bool> PresentTest(DataViewRow row, DataViewSchema.Column column)
        => column.Type is VectorDataViewType vector
            ? Generic.Invoke(() => VectorPresent<int>(null, default), vector.ItemType.RawType, row, column)
            : Generic.Invoke(() => ScalarPresent<int>(null, default), column.Type.RawType, row, column);

    private static Func<bool> ScalarPresent<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        Func<T, bool> isMissing = Test<T>(column.Type);
        T value = default;
        return () =>
        {
            get(ref value);
            return !isMissing(value);
        };
    }

    private static Func<bool> VectorPresent<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(column);
        Func<T, bool> isMissing = Test<T>(column.Type.ItemType());
        bool defaultIsMissing = isMissing(default);
        VBuffer<T> value = default;
        return () =>
        {
            get(ref value);
            if (defaultIsMissing && !value.IsDense)
                return false;
            foreach (T item in value.GetValues())
            {
                if (isMissing(item))
                    return false;
            }

            return true;
        };
    }

    private static Func<T, bool> TestOf<T>(bool isKey)
        where T : struct, INumberBase<T>
        => isKey ? T.IsZero : T.IsNaN;
}
