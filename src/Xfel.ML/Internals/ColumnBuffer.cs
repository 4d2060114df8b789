using Microsoft.ML;
using Microsoft.ML.Data;

namespace Xfel.ML.Internals;

/// <summary>Keeps one column's values of the rows that a look-ahead has read.</summary>
internal abstract class ColumnBuffer
{
    /// <summary>
    /// Whether values of the type can be kept. Images and types of other libraries are references whose owner may dispose of them on the next row.
    /// </summary>
    public static bool CanKeep(DataViewType type) => type is PrimitiveDataViewType or VectorDataViewType;

    public static ColumnBuffer Create(DataViewRow input, DataViewSchema.Column column, int capacity)
    {
        Type buffer = column.Type is VectorDataViewType vector
            ? typeof(VectorColumnBuffer<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(ScalarColumnBuffer<>).MakeGenericType(column.Type.RawType);
        return (ColumnBuffer)Activator.CreateInstance(buffer, input, column, capacity)!;
    }

    /// <summary>Keeps the value of the current row.</summary>
    public abstract void Keep(int slot);

    /// <summary>A <see cref="ValueGetter{TValue}"/> that copies the value of the slot out.</summary>
    public abstract Delegate Getter(Func<int> slot);
}
