using Microsoft.ML.Internals;

namespace Microsoft.ML.Data;

/// <summary>Reads one column of a table as a sequence of values.</summary>
public static class ColumnCursorExtensions
{
    /// <summary>All values of a column, lazily.</summary>
    /// <typeparam name="T">The column's own type; <see cref="string"/> for text; an array for a vector.</typeparam>
    /// <param name="data">The table.</param>
    /// <param name="columnName">The column's name.</param>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName)
    {
        Check.Value(data, nameof(data));
        return data.GetColumn<T>(data.Schema[columnName]);
    }

    /// <summary>All values of a column, lazily.</summary>
    /// <typeparam name="T">The column's own type; <see cref="string"/> for text; an array for a vector.</typeparam>
    /// <param name="data">The table.</param>
    /// <param name="column">The column.</param>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, DataViewSchema.Column column)
    {
        Check.Value(data, nameof(data));
        DataViewSchema.Column own = data.Schema[column.Index];
        if (own.Name != column.Name || own.Type != column.Type)
            throw new ArgumentOutOfRangeException(nameof(column), $"The table has no column '{column.Name}' of type {column.Type} at index {column.Index}.");
        Type wanted = typeof(T);
        if (column.Type.RawType == wanted)
            return Values<T, T>(data, column, value => value);
        if (wanted == typeof(string) && column.Type is TextDataViewType)
            return (IEnumerable<T>)Values<ReadOnlyMemory<char>, string>(data, column, text => text.ToString());
        if (wanted == typeof(string[]) && column.Type is VectorDataViewType { ItemType: TextDataViewType })
            return (IEnumerable<T>)Values<VBuffer<ReadOnlyMemory<char>>, string[]>(data, column, texts => [.. texts.DenseValues().Select(text => text.ToString())]);
        if (wanted.IsArray && column.Type is VectorDataViewType vector && vector.ItemType.RawType == wanted.GetElementType())
        {
            Func<IDataView, DataViewSchema.Column, IEnumerable<int[]>> vectors = Vectors<int>;
            return (IEnumerable<T>)vectors.Method.GetGenericMethodDefinition().MakeGenericMethod(wanted.GetElementType()!).Invoke(null, [data, column]);
        }

        throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' of type {column.Type} cannot be read as {wanted}.");
    }

    private static IEnumerable<T[]> Vectors<T>(IDataView data, DataViewSchema.Column column) =>
        Values<VBuffer<T>, T[]>(data, column, vector => [.. vector.DenseValues()]);

    private static IEnumerable<TOut> Values<TColumn, TOut>(IDataView data, DataViewSchema.Column column, Func<TColumn, TOut> convert)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema[column.Index]]);
        ValueGetter<TColumn> getter = cursor.GetGetter<TColumn>(data.Schema[column.Index]);
        TColumn value = default;
        while (cursor.MoveNext())
        {
            getter(ref value);
            yield return convert(value);
        }
    }
}
