using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>Reads one column of a data view.</summary>
public static class ColumnCursorExtensions
{
    /// <summary>The values of a column, read as they are asked for.</summary>
    /// <typeparam name="T">The column's .NET type; <see cref="string"/> for text, an array for a vector.</typeparam>
    /// <param name="data">The data view.</param>
    /// <param name="columnName">The column.</param>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName) => data.GetColumn<T>(data.Schema[columnName]);

    /// <summary>The values of a column, read as they are asked for.</summary>
    /// <typeparam name="T">The column's .NET type; <see cref="string"/> for text, an array for a vector.</typeparam>
    /// <param name="data">The data view.</param>
    /// <param name="column">The column.</param>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, DataViewSchema.Column column)
    {
        Check.Value(data, nameof(data));
        Check.NonEmpty(column.Name, nameof(column));
        DataViewType type = column.Type;
        Type item = typeof(T).IsArray ? typeof(T).GetElementType() : null;
        if (type.RawType == typeof(T))
            return Read<T, T>(data, column, value => value);
        if (typeof(T) == typeof(string) && type is TextDataViewType)
            return (IEnumerable<T>)Read<ReadOnlyMemory<char>, string>(data, column, text => text.ToString());
        if (item == typeof(string) && type is VectorDataViewType { ItemType: TextDataViewType })
            return (IEnumerable<T>)Read<VBuffer<ReadOnlyMemory<char>>, string[]>(data, column, texts => [.. texts.DenseValues().Select(text => text.ToString())]);
        if (item is not null && type is VectorDataViewType vector && vector.ItemType.RawType == item)
            return (IEnumerable<T>)Generic.Invoke<object>(() => ReadArrays<int>(null, default), item, data, column);
        throw Fault.Param(nameof(column), $"Cannot map column (name: {column.Name}, type: {type}) in {nameof(data)} to the user-defined type, {typeof(T)}.");
    }

    private static IEnumerable<T[]> ReadArrays<T>(IDataView data, DataViewSchema.Column column)
        => Read<VBuffer<T>, T[]>(data, column, values =>
        {
            var array = new T[values.Length];
            values.CopyTo(array);
            return array;
        });

    private static IEnumerable<TResult> Read<TValue, TResult>(IDataView data, DataViewSchema.Column column, Func<TValue, TResult> convert)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        ValueGetter<TValue> getter = cursor.GetGetter<TValue>(column);
        while (cursor.MoveNext())
        {
            // A new value each time: vectors handed out must not share their arrays.
            TValue value = default;
            getter(ref value);
            yield return convert(value);
        }
    }
}
