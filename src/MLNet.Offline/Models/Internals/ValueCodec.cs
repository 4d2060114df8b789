using Microsoft.ML.Data;

namespace Microsoft.ML.Internals;

/// <summary>Single values and vectors in a model file.</summary>
internal static class ValueCodec
{
    public static bool CanWrite(DataViewType type) => type.ItemType().RawType == typeof(ReadOnlyMemory<char>) || type.ItemType().RawType.IsValueType;

    public static void Write(ModelWriter writer, DataViewType type, Delegate getter)
    {
        if (type.ItemType() is TextDataViewType)
            writer.Write([.. Items<ReadOnlyMemory<char>>(type, getter).Select(text => text.ToString())]);
        else
            Generic.Invoke<object>(() => WriteItems<int>(null, null, null), type.ItemType().RawType, writer, type, getter);
    }

    public static Delegate Read(ModelReader reader, DataViewType type)
    {
        if (type.ItemType() is TextDataViewType)
            return Getter(reader, type, Array.ConvertAll(reader.ReadStrings(), text => text.AsMemory()));
        return Generic.Invoke(() => ReadItems<int>(null, null), type.ItemType().RawType, reader, type);
    }

    private static object WriteItems<T>(ModelWriter writer, DataViewType type, Delegate getter)
        where T : unmanaged
    {
        writer.Write<T>(Items<T>(type, getter).ToArray());
        return null;
    }

    private static Delegate ReadItems<T>(ModelReader reader, DataViewType type)
        where T : unmanaged
        => Getter(reader, type, reader.ReadArray<T>());

    private static IEnumerable<T> Items<T>(DataViewType type, Delegate getter)
    {
        if (type is VectorDataViewType)
        {
            VBuffer<T> vector = default;
            ((ValueGetter<VBuffer<T>>)getter)(ref vector);
            return vector.DenseValues();
        }

        T value = default;
        ((ValueGetter<T>)getter)(ref value);
        return [value];
    }

    private static Delegate Getter<T>(ModelReader reader, DataViewType type, T[] items)
    {
        if (type is VectorDataViewType { } vector)
            return vector.Size == 0 || vector.Size == items.Length ? AnnotationValue.Vector(items) : throw reader.Damaged("an annotation of the wrong size");
        return items.Length == 1 ? AnnotationValue.Scalar(items[0]) : throw reader.Damaged("an annotation of the wrong size");
    }
}
